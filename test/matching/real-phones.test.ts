import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { normalisePhone } from "../../src/matching/normalise-phone.ts";

const data = process.env.ONEFOLD_TEST_DATA ?? "";

describe.skipIf(data === "")("[M2] phone numbers of 245 regions", () => {
  it("are one number in every spelling, and never another region's", () => {
    const rows: Record<string, string>[] = parse(readFileSync(join(data, "phones/phones.csv")), {
      columns: true,
    });
    expect(rows).toHaveLength(245);
    const known = new Set(rows.map((row) => row.e164));
    for (const { country, e164, national, international, rfc3966, digits_00: zeros } of rows) {
      for (const spelling of [e164!, international!, rfc3966!, zeros!])
        expect(normalisePhone(spelling)).toBe(e164);
      expect(normalisePhone(national!, country)).toBe(e164);
      expect(known).not.toContain(normalisePhone(national!));
    }
  });
});
