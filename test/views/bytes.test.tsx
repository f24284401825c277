import { describe, expect, it } from "vitest";
import { App } from "../../views/app/app.tsx";
import { openTestTerminal } from "../screen/test-terminal.ts";
import { createFakeLine, noon } from "./fake-line.ts";
import { createFakeSession } from "./fake-session.ts";

/** A desk at 120×40 with its first preview on screen. */
const openDesk = async () => {
  const session = createFakeSession({ threads: 5332 });
  const test = openTestTerminal(<App session={session} />, { columns: 120, rows: 40 });
  await test.waitFor((rows) => rows.some((row) => row.includes("message 0 in thread 0.")));
  /** The bytes of a key, without what follows when things have settled. */
  const bytesOf = async (key: string): Promise<number> => {
    const before = test.written().length;
    await test.press(key);
    await test.rows();
    return Buffer.byteLength(test.written().slice(before));
  };
  return { ...test, session, bytesOf };
};

describe("bytes at 120×40", () => {
  it("a move costs at most 60 before the preview and 2,500 with it", async () => {
    const test = await openDesk();
    const before = test.written().length;
    test.session.hold();
    expect(await test.bytesOf("j")).toBeLessThanOrEqual(60);
    test.session.release();
    await test.waitFor((rows) => rows.some((row) => row.includes("message 0 in thread 1.")));
    expect(Buffer.byteLength(test.written().slice(before))).toBeLessThanOrEqual(2500);
  });

  it("a held key asks for one preview only", async () => {
    const test = await openDesk();
    await test.press("jjjjj");
    await test.waitFor((rows) => rows.some((row) => row.includes("message 0 in thread 5.")));
    expect(test.written()).not.toContain("in thread 3.");
  });

  it("a step that scrolls costs at most 2,200", async () => {
    const test = await openDesk();
    // No preview comes between, however long this machine rests.
    test.session.hold();
    for (let row = 0; row < 37; row++) await test.press("j");
    expect(await test.bytesOf("j")).toBeLessThanOrEqual(2200);
    const rows = await test.rows();
    expect(rows.some((row) => /▶ Chiara .*Question 38/.test(row))).toBe(true);
  });

  it("a typed search character costs at most 15 before results and 1,500 with them", async () => {
    const test = await openDesk();
    await test.press("/", "b");
    await test.waitFor((rows) => rows.some((row) => row.includes("▶ Bruno Keller 1")));
    // Results wait, however slow this machine types; that they are awaited is said once, and then stays.
    test.session.hold();
    await test.press("r");
    await test.waitFor((rows) => rows.some((row) => row.includes("Loading…")));
    const before = test.written().length;
    expect(await test.bytesOf("u")).toBeLessThanOrEqual(15);
    expect(await test.bytesOf("n")).toBeLessThanOrEqual(15);
    const typed = test.written().length;
    test.session.release();
    await test.waitFor(() => test.written().length > typed);
    await test.rows();
    expect(Buffer.byteLength(test.written().slice(before))).toBeLessThanOrEqual(1500);
  });

  it("a tab switch costs at most 3,000", async () => {
    const test = await openDesk();
    await test.press("c");
    await test.waitFor((rows) => rows.some((row) => row.includes("Inquiries")));
    for (const [key, shown] of [
      ["2", "Example Ltd"],
      ["3", "Called back"],
      ["4", "▶ Ada Nunez 0"],
      ["5", "Find matching identities"],
      ["1", "Inquiries"],
    ] as const) {
      const before = test.written().length;
      await test.press(key);
      await test.waitFor((rows) => rows.some((row) => row.includes(shown)));
      expect(Buffer.byteLength(test.written().slice(before)), key).toBeLessThanOrEqual(3000);
    }
  });

  /** A connected desk with its first preview on screen, and the bytes until a change of it shows. */
  const openConnected = async () => {
    const line = createFakeLine({}, { threads: 5332 });
    const test = openTestTerminal(<App session={line} />, { columns: 120, rows: 40 });
    await test.waitFor(
      (rows) =>
        rows.some((row) => row.includes("message 0 in thread 0.")) && /connected$/.test(rows[39] ?? ""),
    );
    const bytesOf = async (change: () => void, shown: (rows: readonly string[]) => boolean) => {
      const before = test.written().length;
      change();
      await test.waitFor(shown);
      return Buffer.byteLength(test.written().slice(before));
    };
    return { line, bytesOf };
  };

  it("a change of the line's state costs at most 60, a notice likewise", async () => {
    const { line, bytesOf } = await openConnected();
    const shows = (pattern: RegExp) => (rows: readonly string[]) => pattern.test(rows[39] ?? "");
    const offline = () => line.sync({ state: "offline", since: noon, reason: "unreachable" });
    expect(await bytesOf(offline, shows(/offline since 2019$/))).toBeLessThanOrEqual(60);
    expect(await bytesOf(() => line.sync({ unsent: 7 }), shows(/ 7 unsent/))).toBeLessThanOrEqual(60);
    expect(await bytesOf(() => line.sync({ unsent: 8 }), shows(/ 8 unsent/))).toBeLessThanOrEqual(15);
    const connecting = () => line.sync({ state: "connecting", reason: null });
    expect(await bytesOf(connecting, shows(/8 unsent {2}connecting…$/))).toBeLessThanOrEqual(60);
    const connected = () => line.sync({ state: "connected" });
    expect(await bytesOf(connected, shows(/connected$/))).toBeLessThanOrEqual(60);
    expect(await bytesOf(() => line.notify([{}]), shows(/1 notice/))).toBeLessThanOrEqual(60);
  });

  it("a colleague who moves or begins to type costs at most 60, and does not repaint the list", async () => {
    const { line, bytesOf } = await openConnected();
    const at = (n: number, typing = false) =>
      line.meet([{ at: { thread: `t${n}` }, customer: `c${n}`, customerName: null, typing }]);
    const marks = (n: number, sign: string) => (rows: readonly string[]) =>
      rows.some((row) => new RegExp(`${sign} *\\S+ \\S+ ${n} `).test(row));
    at(3);
    await bytesOf(() => {}, marks(3, "•"));
    expect(await bytesOf(() => at(5), marks(5, "•"))).toBeLessThanOrEqual(60);
    expect(
      await bytesOf(
        () => at(0),
        (rows) => rows.some((row) => row.includes("bob is here")),
      ),
    ).toBeLessThanOrEqual(60);
    const typing = (rows: readonly string[]) => rows.some((row) => row.includes("bob is typing"));
    expect(await bytesOf(() => at(0, true), typing)).toBeLessThanOrEqual(60);
  });
});
