import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/channels/parse-date.ts";
import { parseMail } from "../../src/channels/parse-mail.ts";
import { isChatLine } from "../../src/channels/whatsapp-line.ts";
import { normalisePhone } from "../../src/matching/normalise-phone.ts";
import { only, readFileOf, rejections } from "./read-items.ts";

const megabyte = 1 << 20;
const half = megabyte / 2;
const quarter = megabyte / 4;
const card = (...lines: string[]): string => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");
const folded = (property: string, line: string, characters: number): string[] => [
  property,
  ...Array.from({ length: Math.ceil(characters / line.length) }, () => ` ${line}`),
];

// Each takes a moment where the time grows with the size, and minutes, so that the test fails, where it grows with its
// square.
describe("the time for input that is made to take long grows with its size only", () => {
  it("a date with many blanks or brackets", () => {
    expect(parseDate(`5 Feb 2003 18${" ".repeat(quarter)}:30 GMT`)).toBe(Date.UTC(2003, 1, 5, 18, 30));
    expect(parseDate(`5 Feb 2003${" ".repeat(quarter)}`)).toBeNull();
    expect(parseDate(`5 Feb 2003 18:30 ${"x ".repeat(quarter)}`)).toBeNull();
    expect(parseDate("(".repeat(quarter))).toBeNull();
  });

  it("HTML that does not decode and is full of what could tell its charset", async () => {
    const html = Buffer.from("<meta".repeat(megabyte / 10));
    const mail = Buffer.concat([
      Buffer.from("From: ann@example.org\nContent-Type: text/html\n\n"),
      Buffer.from([0xe9, 0x20]),
      html,
    ]);
    const found = await parseMail(mail, { channel: null, unquote: false });
    expect(found).toMatchObject({ type: "mail", from: { address: "ann@example.org" } });
  });

  it("ids in a header that are none", async () => {
    const references = `${"1".repeat(half)} ${"@".repeat(half)}(`;
    const mail = `From: ann@example.org\nIn-Reply-To: mail of Ann <${references}>\n\nHi`;
    expect(await parseMail(Buffer.from(mail), { channel: null, unquote: false })).toMatchObject({
      type: "mail",
    });
    const bare = `From: ann@example.org\nReferences: ${"@".repeat(half)}(\n\nHi`;
    expect(await parseMail(Buffer.from(bare), { channel: null, unquote: false })).toMatchObject({
      references: [],
    });
  });

  it("a card with a note of many folded lines", async () => {
    const line = "x".repeat(40);
    const [note] = only(
      await readFileOf("a.vcf", card("FN:Ann", ...folded("NOTE:", line, 3 * megabyte))),
      "identity",
    );
    expect(note!.note).toHaveLength(Math.ceil((3 * megabyte) / 40) * 40);
  });

  it("a card with parameters without an end", async () => {
    const text = card(
      "FN:Ann",
      ...folded("NOTE", ";x".repeat(512), megabyte),
      `EMAIL;X="${";".repeat(half)}":ann@example.org`,
      `EMAIL;X=":${";".repeat(half)}:bob@example.org`,
    );
    expect(only(await readFileOf("a.vcf", text), "identity")).toMatchObject([{ name: "Ann", note: "" }]);
  });

  it("a line that begins like one of a chat", () => {
    expect(isChatLine(`14/1/2024,${" ".repeat(quarter)}x`)).toBe(false);
    expect(isChatLine(`14/1/2024, 21:02 - Ann: ${" ".repeat(quarter)}`)).toBe(true);
  });

  it("a number that is none", () => {
    expect(normalisePhone(`${"1".repeat(half)}!`)).toBe("");
  });
});

describe("a card", () => {
  it("that says more than can be kept is rejected, and the next one is read", async () => {
    const large = folded("NOTE:", "x".repeat(1000), 5 * megabyte);
    const items = await readFileOf("a.vcf", card("FN:Ann", ...large) + card("FN:Bob"));
    expect(rejections(items)).toEqual(["1 a card larger than 4 MB"]);
    expect(only(items, "identity").map((found) => found.name)).toEqual(["Bob"]);
  });

  it("may hold a picture of any size, in either way to break lines", async () => {
    const line = "AAAA".repeat(256);
    const broken = [
      "PHOTO;ENCODING=QUOTED-PRINTABLE:=",
      ...Array.from({ length: (5 * megabyte) / 1024 }, () => `${line}=`),
      "",
    ];
    const text = card("FN:Ann", ...folded("PHOTO:", line, 5 * megabyte), ...broken, "NOTE:still read");
    expect(only(await readFileOf("a.vcf", text), "identity")).toMatchObject([
      { name: "Ann", note: "still read" },
    ]);
  });

  it("keeps an equals sign that breaks no line, and one before the break", async () => {
    const text = card(
      "FN:Ann",
      "NOTE;ENCODING=",
      " QUOTED-PRINTABLE:a=3D=",
      "=",
      " b=",
      "",
      "TITLE;ENCODING=QUOTED-PRINTABLE:=",
      "NOTE:no note",
      "EMAIL:ann@example.org",
    );
    expect(only(await readFileOf("a.vcf", text), "identity")).toMatchObject([
      { note: "a=b", email: "ann@example.org" },
    ]);
  });
});
