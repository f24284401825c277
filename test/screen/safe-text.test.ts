import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeBlock, safeLine } from "../../src/domain/safe-text.ts";

/** What must never be in a harmless line, written apart from the code under test. */
const harmful =
  /[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\p{Cs}\p{Co}\u{e0000}-\u{e007f}]/u;
const isHarmful = (text: string): boolean => harmful.test(text.replaceAll("\uFFFD", ""));

const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme-composite" }),
  fc
    .array(
      fc.oneof(
        fc.nat(0x2ff).map((code) => String.fromCharCode(code)),
        fc.integer({ min: 0x1ff0, max: 0x2070 }).map((code) => String.fromCharCode(code)),
        fc.constantFrom(
          "\u200d",
          "\u200c",
          "\ufe0f",
          "👨",
          "❤",
          "क्",
          "ष",
          "ا",
          "\u0301",
          "\u{e0067}",
          "\ud83d",
          "\u200b",
          "\u034f",
          "\u0301".repeat(6),
          "\u094d",
          "\u1039",
          "\u180b",
        ),
      ),
    )
    .map((parts) => parts.join("")),
);

describe("text made harmless", () => {
  it.each([
    ["plain", "Zoë Ünal, 42 €", "Zoë Ünal, 42 €"],
    ["an escape sequence", "\x1b[31mred\x1b[0m", "␛[31mred␛[0m"],
    ["an OSC title", "\x1b]0;gone\x07", "␛]0;gone␇"],
    ["C1", "\x9b31m\x90q\x9c", "�31m�q�"],
    ["DEL and NUL", "a\x7fb\x00c", "a␡b␀c"],
    ["a bidi override", "abc\u202egpj.exe", "abcgpj.exe"],
    ["isolates and marks", "\u2066a\u2069\u200eb\u061c", "ab"],
    ["zero width", "pay\u200bpal\u2060\ufeff\u00ad", "paypal"],
    ["line ends", "a\r\nb\nc\u2028d\u2029e\x85f", "a b c d e f"],
    ["a tab", "a\tb", "a b"],
    ["unpaired halves", "\ud83dx\ude00", "�x�"],
    ["noncharacters and private use", "\ufffe\ufdd0\ue000\u{f0000}", "����"],
    ["tags", "a\u{e0061}\u{e0062}\u{e007f}b", "ab"],
    ["marks at the start", "\u0301a", "◌\u0301a"],
    ["a pile of marks", `a${"\u0301".repeat(50)}`, `a${"\u0301".repeat(6)}`],
    ["a pile of marks, parted", `a${`${"\u0301".repeat(6)}\u200b`.repeat(50)}`, `a${"\u0301".repeat(6)}`],
    ["joiners without a use", "a\u200db\u200cc", "abc"],
    ["a selector without a use", "a\ufe0fb", "ab"],
    ["invisible fillers", "a\u3164\u115fb\u2063", "ab"],
  ])("%s", (_what, text, expected) => {
    expect(safeLine(text)).toBe(expected);
  });

  it.each(["👨‍👩‍👧‍👦", "👍🏽", "❤️‍🔥", "1️⃣", "🇪🇸", "می‌خواهم", "क्‍ष", "e\u0301", "漢字", "葛\u{e0100}", "שָׁלוֹם"])(
    "leaves %s as it is",
    (text) => {
      expect(safeLine(text)).toBe(text);
    },
  );

  it("never lets anything harmful through, and does nothing more the second time", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const line = safeLine(text);
        expect(isHarmful(line), JSON.stringify(line)).toBe(false);
        expect(safeLine(line)).toBe(line);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps lines apart in a block, each harmless, tabs to the next eighth column", () => {
    expect(safeBlock("a\tb\r\n\x1b[2J\n\nend")).toEqual(["a       b", "␛[2J", "", "end"]);
    fc.assert(
      fc.property(nasty, (text) => {
        for (const line of safeBlock(text)) expect(isHarmful(line)).toBe(false);
      }),
    );
  });

  it("is quick on long text, plain or not", () => {
    const start = performance.now();
    safeBlock("A line of a mail, as they are.\n".repeat(20_000));
    safeLine("\x1b[31m\u0301\u200d".repeat(50_000));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

const data = process.env.ONEFOLD_TEST_DATA;

describe.skipIf(!data)("text made harmless, on real material", () => {
  it("every naughty string", () => {
    const lists = filesIn(join(data!, "robustness")).filter((file) => /blns.*\.txt$/.test(file));
    expect(lists.length).toBeGreaterThan(0);
    for (const file of lists) {
      for (const line of readFileSync(file, "utf8").split("\n")) {
        expect(isHarmful(safeLine(line)), JSON.stringify(line)).toBe(false);
      }
    }
  });
});

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map((name) => join(folder, String(name)))
        .filter((file) => statSync(file).isFile())
    : [];
