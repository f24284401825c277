import headless from "@xterm/headless";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCellDiff } from "../../views/screen/cell-diff.ts";
import { rowText, type Segment } from "../../views/screen/row.tsx";
import type { ColourDepth } from "../../views/screen/screen.ts";
import type { Style } from "../../views/screen/style.ts";

const columns = 24;
const rows = 5;

const styles: readonly (Style | undefined)[] = [
  undefined,
  { bold: true },
  { inverse: true },
  { dim: true, italic: true, underline: true, strike: true },
  { fg: "red" },
  { fg: "cyanBright", bg: "blue" },
  { fg: "#ff8800", bold: true },
  { bg: "#102030" },
];

const words = fc.oneof(
  fc.string({ unit: "grapheme-ascii", maxLength: 8 }),
  fc.constant(" ".repeat(14)),
  fc.constantFrom("漢字", "한글", "日本", "héé", "Ελλ", "│─▶…", "e\u0301"),
);
const segment: fc.Arbitrary<Segment> = fc
  .record({ text: words, style: fc.constantFrom(...styles) })
  .map(({ text, style }) => (style === undefined ? { text } : { text, style }));
const frame = fc
  .array(fc.array(segment, { maxLength: 5 }), { minLength: rows, maxLength: rows })
  .map((lines) => lines.map((segments) => rowText(segments, columns)).join("\n"));

interface ShownCell {
  readonly text: string;
  readonly look: string;
}

const openEmulator = () => {
  const terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  const write = (bytes: string) => new Promise<void>((resolve) => terminal.write(bytes, resolve));
  const cells = (): readonly (readonly ShownCell[])[] =>
    Array.from({ length: rows }, (_, y) => {
      const line = terminal.buffer.active.getLine(y)!;
      return Array.from({ length: columns }, (_, x) => {
        const cell = line.getCell(x)!;
        const text = cell.getChars() || (cell.getWidth() === 0 ? "" : " ");
        const isLetter = text !== " ";
        const shapes = [cell.isUnderline(), cell.isInverse(), cell.isStrikethrough()].map(Boolean);
        const letter = isLetter ? [cell.isBold(), cell.isDim(), cell.isItalic()].map(Boolean) : [];
        const fg = isLetter || shapes.includes(true) ? `${cell.getFgColorMode()}:${cell.getFgColor()}` : "";
        return { text, look: [fg, `${cell.getBgColorMode()}:${cell.getBgColor()}`, shapes, letter].join() };
      });
    });
  return { write, cells, terminal };
};

const setUp = "\x1b[?7l";

describe("the cell differ", () => {
  it.each<ColourDepth>(["none", "16", "256", "truecolor"])(
    "after any frames, a terminal with colours '%s' shows what it would show had it got the last frame alone",
    async (colour) => {
      await fc.assert(
        fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 6 }), async (frames) => {
          const stepped = openEmulator();
          await stepped.write(setUp);
          const diff = createCellDiff({ columns, rows, colour, unicode: true });
          for (const each of frames) await stepped.write(diff.paint(each));
          const direct = openEmulator();
          await direct.write(setUp);
          // Row by row, without any differing but the reduction of colours.
          const whole = createCellDiff({ columns, rows, colour, unicode: true });
          await direct.write(whole.paint(frames.at(-1)!));
          expect(stepped.cells()).toEqual(direct.cells());
          expect(diff.paint(frames.at(-1)!)).toBe("");
        }),
        { numRuns: 60 },
      );
    },
  );

  it("with full colours, shows exactly what the frame itself would show", async () => {
    await fc.assert(
      fc.asyncProperty(frame, frame, async (before, after) => {
        const stepped = openEmulator();
        const diff = createCellDiff({ columns, rows, colour: "truecolor", unicode: true });
        await stepped.write(setUp + diff.paint(before) + diff.paint(after));
        const plain = openEmulator();
        const placed = after.split("\n").map((line, row) => `\x1b[${row + 1}H${line}`);
        await plain.write(setUp + placed.join(""));
        expect(stepped.cells()).toEqual(plain.cells());
      }),
      { numRuns: 150 },
    );
  });

  it("lets nothing out but text, cursor moves, erasing and SGR, whatever a frame holds", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 6 }), (lines) => {
        const diff = createCellDiff({ columns, rows, colour: "truecolor", unicode: true });
        const bytes = diff.paint(`\x1b]0;title\x07\x1b[2J\x1b[6n\x9b6n\x1bPq\x1b\\${lines.join("\n")}`);
        const rest = bytes.replace(/\x1b\[[0-9;]*[ABCDGHJKXm]/g, "").replace(/[\r\x08]/g, "");
        expect(rest).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
      }),
    );
  });

  it("without Unicode, lets only ASCII out and keeps the columns", async () => {
    const emulator = openEmulator();
    const diff = createCellDiff({ columns, rows, colour: "none", unicode: false });
    const bytes = diff.paint(rowText([{ text: "│ Zoë 漢字 👩‍👩‍👧 ▶ …" }], columns));
    expect(bytes).toMatch(/^[\x00-\x7f]*$/);
    await emulator.write(setUp + bytes);
    expect(emulator.terminal.buffer.active.getLine(0)!.translateToString(true)).toBe("| Zoe ???? ?? > ~");
  });

  it("keeps the columns right of clusters that terminals disagree about", async () => {
    // This emulator counts code points, so the family takes eight of its columns.
    const emulator = openEmulator();
    const diff = createCellDiff({ columns, rows, colour: "none", unicode: true });
    await emulator.write(setUp + diff.paint(rowText([{ text: "a👨‍👩‍👧‍👦b🇪🇸c❤️d👍🏽e│end" }], columns)));
    const line = emulator.terminal.buffer.active.getLine(0)!;
    const at = (column: number) => line.getCell(column)!.getChars();
    expect([0, 3, 6, 9, 12, 13, 14, 15, 16].map(at).join("")).toBe("abcde│end");
  });

  it("writes a moved marker and a typed character in a few bytes", () => {
    const diff = createCellDiff({ columns: 120, rows: 40, colour: "truecolor", unicode: true });
    const list = (at: number) =>
      Array.from({ length: 40 }, (_, row) =>
        rowText(
          [
            { text: row === at ? "▶ " : "  ", style: { fg: "cyan" } },
            { text: `row ${row}`, style: { dim: true } },
          ],
          120,
        ),
      ).join("\n");
    diff.paint(list(4));
    expect(Buffer.byteLength(diff.paint(list(5)))).toBeLessThan(30);
    diff.paint(rowText([{ text: "find: ab" }], 120));
    expect(Buffer.byteLength(diff.paint(rowText([{ text: "find: abc" }], 120)))).toBeLessThan(10);
  });
});
