import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeJson } from "../../store/encode-json.ts";

const expected = (value: unknown) => Buffer.from(JSON.stringify(value));
const anything = fc.anything({
  values: [fc.string({ unit: "binary" }), fc.double(), fc.constant(undefined)],
});

it("writes a list or an object as JSON.stringify does, whatever is in it and however often", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.array(anything), fc.dictionary(fc.string(), fc.oneof(anything, fc.array(anything)))),
      (value) => {
        expect(Buffer.from(encodeJson(value)).equals(expected(value))).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

it("gives bytes of their own, also of what is larger than the room that it keeps", () => {
  const small = encodeJson(["small"]);
  const texts = Array.from({ length: 40 }, (_, n) => "é€😀\n".repeat(20_000) + n);
  expect(Buffer.from(encodeJson(texts)).equals(expected(texts))).toBe(true);
  expect(Buffer.from(encodeJson({ texts, more: 1 })).equals(expected({ texts, more: 1 }))).toBe(true);
  expect(Buffer.from(small).toString()).toBe('["small"]');
});
