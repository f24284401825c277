import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeLine } from "../../src/domain/safe-text.ts";
import { fitText, wrapText } from "../../views/screen/fit-text.ts";
import { styledWidth } from "../../views/screen/ink-output.ts";
import { rowText } from "../../views/screen/row.tsx";
import { displayWidth } from "../../views/screen/width.ts";

const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom("漢字かな", "👨‍👩‍👧 family", "शिक्षा", "مرحبا", "a long line of plain words"),
);

describe("a row", () => {
  it("fills its columns exactly, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 4 }), fc.integer({ min: 1, max: 60 }), (texts, width) => {
        const segments = texts.map((text, n) => (n % 2 === 0 ? { text } : { text, style: { bold: true } }));
        expect(styledWidth(rowText(segments, width))).toBe(width);
      }),
      { numRuns: 500 },
    );
  });

  it("cuts with an ellipsis, aligns, and leaves out half a wide character", () => {
    expect(fitText("customer", 5)).toBe("cust…");
    expect(fitText("漢字漢字", 6)).toBe("漢字… ");
    expect(fitText("ab", 5, "right")).toBe("   ab");
    expect(fitText("ab", 5, "centre")).toBe(" ab  ");
  });

  it("wraps at spaces, within the width, and loses nothing but them", () => {
    expect(wrapText("one two three", 7)).toEqual(["one two", "three"]);
    fc.assert(
      fc.property(words.map(safeLine), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const rows = wrapText(text, width);
        for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(width);
        expect(rows.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      }),
      { numRuns: 500 },
    );
  });
});
