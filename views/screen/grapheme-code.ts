import { safeLine } from "../../src/domain/safe-text.ts";

/** Text in which every grapheme is one UTF-16 unit, for code that counts in those. */
export interface GraphemeCode {
  /** Takes any text; the harmless line of it, encoded. */
  readonly encode: (text: string) => string;
  readonly decode: (encoded: string) => string;
}

/**
 * Graphemes of several units become private-use characters, which harmless text never contains; the table
 * grows with the graphemes that one field has seen.
 */
export const createGraphemeCode = (): GraphemeCode => {
  const unitByGrapheme = new Map<string, string>();
  const graphemeByUnit = new Map<string, string>();
  const unitOf = (grapheme: string): string => {
    const known = unitByGrapheme.get(grapheme);
    if (known !== undefined) return known;
    const unit = String.fromCharCode(0xe000 + unitByGrapheme.size);
    // 6,400 different ones in one field: the last stands for the rest rather than another character.
    if (unitByGrapheme.size >= 0x1900) return "\uFFFD";
    unitByGrapheme.set(grapheme, unit);
    graphemeByUnit.set(unit, grapheme);
    return unit;
  };
  return {
    encode: (text) => {
      const safe = safeLine(text);
      if (/^[\x20-\x7e]*$/.test(safe)) return safe;
      let encoded = "";
      for (const { segment } of segmenter.segment(safe)) {
        encoded += segment.length === 1 ? segment : unitOf(segment);
      }
      return encoded;
    },
    decode: (encoded) => encoded.replace(/[\uE000-\uF8FF]/g, (unit) => graphemeByUnit.get(unit) ?? ""),
  };
};

const segmenter = new Intl.Segmenter();
