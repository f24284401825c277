import { describe, expect, it } from "vitest";
import { jsonLine } from "../../src/cli/json.ts";

describe("jsonLine", () => {
  const nasty =
    "a\u001b[2J\u0007\u009b31m\u007f\u202eabc\u2066\u200b\u200d\ufeff\u2028\u{e0041}\ud800 é 日本 👩‍🚀";

  it("parses back to the same value", () => {
    expect(JSON.parse(jsonLine({ text: nasty }))).toEqual({ text: nasty });
  });

  it("writes nothing that a terminal acts on or that hides", () => {
    expect(jsonLine(nasty)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });

  it("leaves what can be seen as it is, on one line", () => {
    expect(jsonLine(["é 日本", "two\nlines"])).toBe('["é 日本","two\\nlines"]');
  });
});
