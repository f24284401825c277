import { describe, expect, it } from "vitest";
import { App } from "../../views/app/app.tsx";
import { openTestTerminal } from "../screen/test-terminal.ts";
import { createFakeSession } from "../views/fake-session.ts";
import { sizes } from "./story.tsx";

const names = [
  "山田 太郎",
  "Zoë",
  "नमस्ते",
  "👩‍👩‍👧 Kim",
  "שלום",
  "e\u0301le\u0300ve",
  "\u202Eevil\x1b[31m",
  "한국어 이름 아주 길다",
];

describe.each(sizes)("names of every script at $columns×$rows", (size) => {
  it("keep the columns of the list aligned", async () => {
    const session = createFakeSession({ names, threads: names.length });
    const test = openTestTerminal(<App session={session} />, size);
    await test.waitFor((rows) => rows.some((row) => row.includes("Zoë")));
    await test.rows();
    const columns = names.map((_, n) => {
      const line = test.terminal.buffer.active.getLine(n + 1);
      // The column in which the subject starts, counted in cells.
      for (let column = 0; column < size.columns; column++) {
        if (line?.translateToString(false, column, column + 8) === "Question") return column;
      }
      return -1;
    });
    // Replies have their sign before the subject.
    const starts = columns.map((column, n) => (n % 2 === 0 ? column : column - 2));
    expect(new Set(starts).size).toBe(1);
    expect(starts[0]).toBeGreaterThan(0);
    test.screen.close();
  });
});
