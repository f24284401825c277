import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvRow, identitiesCsv, messagesCsv } from "../../src/exports/archive-csv.ts";
import { aMessage, anIdentity, sampleCustomer, textOf } from "./sample-customer.ts";

const cellOf = (text: string): string => {
  const rows: string[][] = parse(csvRow([text, "end"]));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toHaveLength(2);
  return rows[0]![0]!;
};

it.each([
  ["=1+1", "'=1+1"],
  ["+34 600 000 000", "'+34 600 000 000"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'"],
  ["\r=1", "'"],
  [" =1", "' =1"],
  ["＝1", "'＝1"],
  ["\u200b=1", "'=1"],
  ["a;=1+1;b", "a;'=1+1;b"],
  ['a;"=1+1', "a;'\"=1+1"],
  ["a\n=1", "a\n'=1"],
  ["\u200b\r=1", "'\n'=1"],
])("[D5] a spreadsheet takes %j for text", (text, start) => {
  expect(cellOf(text).startsWith(start)).toBe(true);
});

it("[D5] an ordinary text is left as it is, quotes, commas and line breaks included", () => {
  const text = 'She said: "1 = 1", a-b; ok\nñ 🙂';
  expect(cellOf(text)).toBe(text);
});

it("[D5] no cell begins with a formula, however a spreadsheet cuts it", () => {
  const odd = fc.string({
    unit: fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "＝",
      ";",
      "\t",
      "\n",
      "\r",
      " ",
      '"',
      "'",
      ",",
      "a",
      "\0",
      "\u200b",
    ),
    maxLength: 12,
  });
  fc.assert(
    fc.property(odd, (text) => {
      const raw = csvRow([text]).replace(/\r\n$/, "");
      for (const part of [cellOf(text), ...raw.slice(1).split(/[;\t\n\r|]/)]) {
        expect(part).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/);
        expect(part).not.toMatch(/^[\t\r]/);
      }
    }),
    { numRuns: 500 },
  );
});

it("[D5] a text made to be slow is not", () => {
  const started = performance.now();
  for (const unit of ["\n", ";", "\n ", '"', "'", " ", "\t"]) csvRow([unit.repeat(300_000)]);
  // A look at the rest of the text from each of its characters would take minutes.
  expect(performance.now() - started).toBeLessThan(10_000);
});

it("[D5] both tables have a header, one row an item and equally many cells", async () => {
  const source = sampleCustomer({
    identities: [anIdentity(), anIdentity({ handle: "+34600000000", kind: "whatsapp", channel: "wa" })],
    messages: [aMessage({ text: 'a "b",\nc' }), aMessage({ sentAt: null, direction: "out" })],
  });
  const identities: Record<string, string>[] = parse(await textOf(identitiesCsv(source)), {
    bom: true,
    columns: true,
  });
  const messages: Record<string, string>[] = parse(await textOf(messagesCsv(source)), {
    bom: true,
    columns: true,
  });
  expect(identities.map(({ handle }) => handle)).toEqual(["nadia@example.org", "'+34600000000"]);
  expect(messages.map(({ direction, sent_at, text }) => [direction, sent_at, text])).toEqual([
    ["in", "2026-01-01T10:20:30.000Z", 'a "b",\nc'],
    ["out", "", "Where is my invoice?"],
  ]);
});
