import { describe, expect, it } from "vitest";
import { only, readFileOf, rejections } from "./read-items.ts";

const card = (...lines: string[]): string => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");

describe("vCard", () => {
  it("[M3] makes one identity of kind other of a card, with everything it gives", async () => {
    const items = await readFileOf(
      "ann.vcf",
      card(
        "VERSION:4.0",
        "FN:Ann Lee\\, Dr.",
        "N:Lee;Ann;;;Dr.",
        "EMAIL;TYPE=home:ann@example.org",
        "EMAIL;TYPE=work;PREF=1:lee@example.com",
        "TEL;TYPE=fax:+34910000999",
        'TEL;VALUE=uri;TYPE="work,voice":tel:+34-910-000-111;ext=102',
        "item1.TEL:+34 600 111 222",
        "item1.X-ABLabel:_$!<Mobile>!$_",
        "ORG:Acme\\; Sons;Sales",
        "NOTE:first\\nsecond",
        "UID:urn:uuid:4fbe8971",
      ),
    );
    expect(items.map((item) => item.content)).toEqual([
      {
        ...{ type: "identity", channel: null, kind: "other", handle: "4fbe8971", uid: "4fbe8971" },
        ...{ name: "Ann Lee, Dr.", email: "lee@example.com", alsoEmails: ["ann@example.org"] },
        ...{ phone: "+34-910-000-111;ext=102", alsoPhones: ["+34 600 111 222", "+34910000999"] },
        ...{ company: "Acme; Sons", note: "first\nsecond" },
      },
    ]);
  });

  it("reads version 2.1: quoted-printable with soft breaks, charsets and bare types", async () => {
    const text = card(
      "VERSION:2.1",
      "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCr=",
      "gen;;;",
      "TEL;CELL;PREF:+34600111222",
      "EMAIL;INTERNET:jm@example.org",
      "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo",
      "AGENT:",
      "BEGIN:VCARD",
      "FN:The agent",
      "EMAIL:agent@example.org",
      "END:VCARD",
      "PHOTO;ENCODING=BASE64:AAAA",
      " AAAA",
    );
    expect(only(await readFileOf("a.vcf", text), "identity")).toMatchObject([
      { name: "Jürgen Müller", phone: "+34600111222", email: "jm@example.org", note: "one\ntwo" },
    ]);
  });

  it("unfolds lines that are cut within a character, and takes raw bytes in their charset", async () => {
    const name = Buffer.from("FN:Zoë Lee\r\n");
    const cut = name.indexOf(0xc3) + 1;
    const folded = Buffer.concat([name.subarray(0, cut), Buffer.from("\r\n "), name.subarray(cut)]);
    const cyrillic = Buffer.concat([
      Buffer.from("BEGIN:VCARD\r\nFN;CHARSET=windows-1251:"),
      Buffer.from([0xc8, 0xe2, 0xe0, 0xed]),
      Buffer.from("\r\nEND:VCARD\r\n"),
    ]);
    const text = Buffer.concat([
      Buffer.from("BEGIN:VCARD\r\nVERSION:3.0\r\n"),
      folded,
      Buffer.from("END:VCARD\r\n"),
      cyrillic,
      Buffer.from(card("FN:Núñez"), "latin1"),
    ]);
    expect(only(await readFileOf("a.vcf", text), "identity").map((found) => found.name)).toEqual([
      "Zoë Lee",
      "Иван",
      "Núñez",
    ]);
    const wide = Buffer.from(`\uFEFF${card("FN:Zoë Lee")}`, "utf16le");
    expect(only(await readFileOf("a.vcf", wide), "identity")[0]!.name).toBe("Zoë Lee");
  });

  it("falls back from UID to address, number, name and company", async () => {
    const text =
      card("FN:Ann", "EMAIL:ann@example.org", "TEL:+34600111222") +
      card("FN:Ann", "TEL:+34600111222") +
      card("N:Lee;Ann;;;") +
      card("FN:Ann Lee", "ORG:Acme") +
      card("ORG:Acme");
    expect(only(await readFileOf("a.vcf", text), "identity").map((found) => found.handle)).toEqual([
      ...["ann@example.org", "+34600111222", "Ann Lee", "Ann Lee (Acme)", "Acme"],
    ]);
  });

  it("rejects what is no person, what is cut off and what stands outside, and reads the rest", async () => {
    const text =
      card("FN:Friends", "KIND:group") +
      card("VERSION:3.0") +
      "stray\r\nwords\r\n" +
      card("FN:Ann").replace("END:VCARD\r\n", "") +
      card("FN:Bob") +
      "BEGIN:VCARD\r\nFN:Cut";
    const items = await readFileOf("a.vcf", text);
    expect(rejections(items)).toEqual([
      "1 a group of contacts, no person",
      "5 a card without name, address, number or UID",
      "8 text outside of a card",
      "15 the card is cut off: it has no END",
    ]);
    expect(only(items, "identity").map((found) => found.name)).toEqual(["Ann", "Bob"]);
  });
});
