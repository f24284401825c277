import { expect, it } from "vitest";
import { App } from "../../views/app/app.tsx";
import { openTestTerminal } from "../screen/test-terminal.ts";
import { createFakeSession } from "./fake-session.ts";

it("a move in the settings costs at most 60 bytes, within a section and among its roles", async () => {
  const agents = () => [{ name: "robin", role: "admin", hasToken: false }];
  const session = createFakeSession({ answers: { agents } });
  const test = openTestTerminal(<App session={session} />, { columns: 120, rows: 40 });
  await test.waitFor((rows) => rows.some((row) => row.includes("message 0 in thread 0.")));
  await test.press("S");
  await test.waitFor((rows) => rows.some((row) => /▶ First name +edit +\[edit\]/.test(row)));
  const bytesOf = async (key: string): Promise<number> => {
    const before = test.written().length;
    await test.press(key);
    await test.rows();
    return Buffer.byteLength(test.written().slice(before));
  };
  expect(await bytesOf("j")).toBeLessThanOrEqual(60);
  expect(await bytesOf("h")).toBeLessThanOrEqual(60);
  expect(await bytesOf("k")).toBeLessThanOrEqual(60);
  const rows = await test.rows();
  expect(rows.some((row) => /▶ First name +\[edit\] +edit/.test(row))).toBe(true);
});
