import { expect, it } from "vitest";
import { unicodeGlyphs } from "../../views/look/glyphs.ts";
import { progressBar } from "../../views/look/progress-bar.ts";

it("a bar without any room is none, and the percentage stays", () => {
  expect(progressBar(1, 2, -3, unicodeGlyphs)).toBe(" 50 %");
  expect(progressBar(0, 0, -3, unicodeGlyphs)).toBe("");
});
