import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCells } from "../../views/screen/cells.ts";
import { createInkOutput, sliceStyled, styledWidth, widestLine } from "../../views/screen/ink-output.ts";
import { createPens } from "../../views/screen/pens.ts";
import { rowText } from "../../views/screen/row.tsx";
import { displayWidth } from "../../views/screen/width.ts";

const width = 30;
const height = 6;

type Operation =
  | { readonly type: "write"; readonly x: number; readonly y: number; readonly text: string }
  | { readonly type: "clip"; readonly clip: { x1: number; x2: number; y1: number; y2: number } }
  | { readonly type: "unclip" };

interface OutputLike {
  write(x: number, y: number, text: string, options: { transformers: [] }): void;
  clip(clip: object): void;
  unclip(): void;
  get(): { output: string; height: number };
}

/** Ink's own, which the bundle does not contain. Not exported by the package, so taken by its file. */
const inkFile = new URL("../../node_modules/ink/build/output.js", import.meta.url).href;
const { default: InkOutput } = (await import(/* @vite-ignore */ inkFile)) as {
  default: new (size: { width: number; height: number }) => OutputLike;
};

const text = fc
  .array(
    fc.record({
      text: fc.oneof(
        fc.string({ unit: "grapheme-ascii", maxLength: 12 }),
        fc.constantFrom("漢字", "é", "─│", "한"),
      ),
      style: fc.constantFrom(
        {},
        { bold: true },
        { fg: "red" as const },
        { inverse: true, bg: "#112233" as const },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((segments) => fc.integer({ min: 1, max: 20 }).map((columns) => rowText(segments, columns)));
const texts = fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("write" as const),
      x: fc.nat(width - 20),
      y: fc.integer({ min: 0, max: height - 1 }),
      text: texts,
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(20), fc.integer({ min: 1, max: 20 }), fc.nat(4), fc.integer({ min: 1, max: 4 }))
      .map(([x, w, y, h]) => ({ type: "clip" as const, clip: { x1: x, x2: x + w, y1: y, y2: y + h } })),
  },
  { weight: 1, arbitrary: fc.constant({ type: "unclip" as const }) },
);

const cellsOf = (output: OutputLike, operations: readonly Operation[]) => {
  let clips = 0;
  for (const each of operations) {
    if (each.type === "write") output.write(each.x, each.y, each.text, { transformers: [] });
    else if (each.type === "clip") {
      output.clip(each.clip);
      clips++;
    } else if (clips > 0) {
      output.unclip();
      clips--;
    }
  }
  const pens = createPens("truecolor");
  return output
    .get()
    .output.split("\n")
    .map((line) => readCells(line, width, pens, true))
    .map((cells) => cells.texts.map((cell, column) => [cell, pens.change(0, cells.pens[column]!)]));
};

describe("the output that takes the place of Ink's", () => {
  it("gives the same cells for any writes and clips", () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 10 }), (operations) => {
        const own = cellsOf(createInkOutput({ width, height }), operations);
        expect(own).toEqual(cellsOf(new InkOutput({ width, height }), operations));
      }),
      { numRuns: 500 },
    );
  });

  it("cuts a line at columns, keeping its styles and half a wide character as a blank", () => {
    expect(sliceStyled("\x1b[1mab漢c\x1b[md", 1, 3)).toBe("\x1b[1mb \x1b[0m");
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(20), (line, from, length) => {
        const slice = sliceStyled(line, from, from + length);
        expect(styledWidth(slice)).toBe(Math.max(0, Math.min(styledWidth(line), from + length) - from));
      }),
    );
  });

  it("measures the widest line", () => {
    expect(widestLine("\x1b[31mab\x1b[m\n漢字x\n")).toBe(5);
    expect(displayWidth("👨‍👩‍👧")).toBe(2);
  });
});
