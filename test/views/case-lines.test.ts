import { describe, expect, it } from "vitest";
import type { CommentRow } from "../../src/desk.ts";
import { createLanguage } from "../../src/i18n/language.ts";
import { caseLines } from "../../views/customer/case-lines.ts";

const language = createLanguage("en", "UTC");

const commentOn = (message: string | null, text: string): CommentRow => ({
  id: `k ${text}`,
  case: "k0",
  customer: "c0",
  by: "robin",
  at: 0,
  message,
  text,
});

/** A case with one message, as it reads from top to bottom. */
const read = (comments: readonly CommentRow[]): readonly string[] => {
  const lines = [[{ text: "Hello" }], []];
  const messages = { lines, starts: [0], ids: ["m0"], total: 1, want: () => {} };
  return caseLines(messages, comments, "both", 60, language).lines.map((line) =>
    line.map(({ text }) => text).join(""),
  );
};

describe("[I3] the comments of a case", () => {
  it("stand below the message that they are about, and the others below all messages, counted", () => {
    const lines = read([commentOn("m0", "Said so."), commentOn(null, "Refunded."), commentOn(null, "Done.")]);
    expect(lines.indexOf("Said so.")).toBeLessThan(lines.indexOf("2 other comments"));
    expect(lines.indexOf("2 other comments")).toBeLessThan(lines.indexOf("Refunded."));
    expect(read([commentOn(null, "Refunded.")])).toContain("1 comment");
  });

  it("count nothing that does not stand below", () => {
    expect(read([commentOn("m0", "Said so.")]).at(-1)).toBe("No other comments.");
    expect(read([]).at(-1)).toBe("No comments.");
  });
});
