import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { tableLines } from "../../src/cli/table.ts";

const columns = [
  { title: "Name", text: (row: readonly string[]) => row[0] ?? "" },
  { title: "N", text: (row: readonly string[]) => row[1] ?? "", right: true },
  { title: "Subject", text: (row: readonly string[]) => row[2] ?? "" },
];
const plain = { width: null, ascii: false, bold: false };

describe("tableLines", () => {
  it("aligns columns by display width", () => {
    const lines = tableLines(
      columns,
      [
        ["Ada", "7", "x"],
        ["日本語の", "12", "y"],
        ["Zoe\u0301", "1", "z"],
      ],
      plain,
    );
    expect(lines).toEqual([
      "Name       N  Subject",
      "Ada        7  x",
      "日本語の  12  y",
      "Zoe\u0301        1  z",
    ]);
  });

  it("never is wider than the terminal, and shortens the widest column first", () => {
    const rows = [
      ["Ada Lovelace", "7", "word ".repeat(40)],
      ["日".repeat(30), "12", "short"],
    ];
    const lines = tableLines(columns, rows, { ...plain, width: 50 });
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(50);
    expect(lines[1]).toMatch(/^Ada Lovelace .* 7 {2}word word .*…$/u);
  });

  it("lets nothing from outside reach the terminal as it is", () => {
    const [, line] = tableLines(columns, [["a\u001b[31m\nb", "\u0007", "\u202e\u009b"]], plain);
    expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it("marks the head only where told", () => {
    expect(tableLines(columns, [], { ...plain, bold: true })[0]).toBe("\u001b[1mName  N  Subject\u001b[22m");
    expect(
      tableLines(columns, [["x".repeat(60), "", ""]], { width: 30, ascii: true, bold: false })[1],
    ).toMatch(/~/u);
  });
});
