import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ImportFormat, importFormats } from "../../src/channels/import-item.ts";
import { enRejections } from "../../src/i18n/en-rejections.ts";
import { rejectionWords } from "../../src/i18n/rejection-words.ts";
import { folderWith, readPath } from "./read-items.ts";

const good: Readonly<Record<string, Buffer>> = {
  mbox: Buffer.from(
    "From ann@example.org Mon Jan  1 10:00:00 2024\nFrom: =?utf-8?Q?Zo=C3=AB?= <z@example.org>\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>=C3=A7a va</p>\n--b\nContent-Type: application/pdf; name=x.pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n\nFrom bob@example.org Mon Jan  1 10:01:00 2024\nFrom: Bob <bob@example.org>\n\n>From here\n",
  ),
  csv: Buffer.from(
    'name,email,text,sent_at\n"Zoë ""Z""",z@example.org,"a\nb",2024-01-01\nBob,bob@example.org,,\n',
  ),
  vcard: Buffer.from(
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCl=\r\nler;J;;;\r\nTEL;CELL:+34600111222\r\nEND:VCARD\r\nBEGIN:VCARD\r\nitem1.EMAIL:a@example.org\r\nNOTE:x\\ny\r\n z\r\nEND:VCARD\r\n",
  ),
  whatsapp: Buffer.from(
    "\u200e[14/1/24, 9:02:03\u202fPM] ~\u202fZoë: hi\nmore\n[14/1/24, 9:02:04 PM] Bob: ok\n",
  ),
  jsonl: Buffer.from('{"handle":"ann","text":"hi","sent_at":1704103200}\n{"kind":"x","handle":"@z"}\n'),
};

/** A good input, cut, with bytes changed, bytes put in, or joined with another. */
const damaged = fc
  .record({
    name: fc.constantFrom(...Object.keys(good)),
    other: fc.constantFrom(...Object.keys(good)),
    start: fc.nat(60),
    end: fc.nat(600),
    put: fc.uint8Array({ maxLength: 24 }),
    at: fc.nat(400),
    changes: fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
    join: fc.boolean(),
  })
  .map(({ name, other, start, end, put, at, changes, join: joined }) => {
    const bytes = Buffer.from(good[name]!);
    for (const [place, value] of changes) if (place < bytes.length) bytes[place] = value;
    const parts = [bytes.subarray(start, Math.min(at, bytes.length)), put, bytes.subarray(at, start + end)];
    return Buffer.concat(joined ? [...parts, good[other]!] : parts);
  });
const input = fc.oneof(
  { weight: 4, arbitrary: damaged },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)) },
);
const format = fc.constantFrom<(ImportFormat | null)[]>(null, ...importFormats);

describe("any bytes", () => {
  it("come in as items with a place, each with content or a reason, and never throw", async () => {
    const path = join(folderWith({ x: "" }), "x");
    await fc.assert(
      fc.asyncProperty(input, format, async (bytes, as) => {
        writeFileSync(path, bytes);
        const items = await readPath(path, { as });
        expect(items.length).toBeGreaterThan(0);
        let before = 0;
        for (const { where, content, bytesRead } of items) {
          expect(where).toMatch(/:[1-9]\d*$/);
          expect(bytesRead).toBeGreaterThanOrEqual(before);
          expect(bytesRead).toBeLessThanOrEqual(bytes.length);
          before = bytesRead;
          if (content.type === "rejected")
            expect(rejectionWords(enRejections, content.rejected)).not.toBe("");
          if (content.type === "identity" || content.type === "message") expect(content.handle).not.toBe("");
          const text = JSON.stringify(content);
          expect(text).not.toContain("\\u0000");
          expect(text.isWellFormed()).toBe(true);
        }
        expect(await readPath(path, { as })).toEqual(items);
      }),
      { numRuns: 400 },
    );
  });
});
