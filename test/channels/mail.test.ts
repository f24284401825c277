import { describe, expect, it } from "vitest";
import type { ParsedMail } from "../../src/channels/import-item.ts";
import { parseMail } from "../../src/channels/parse-mail.ts";
import { enRejections } from "../../src/i18n/en-rejections.ts";
import { rejectionWords } from "../../src/i18n/rejection-words.ts";

const parse = async (text: string | Buffer): Promise<ParsedMail> => {
  const bytes = typeof text === "string" ? Buffer.from(text, "utf8") : text;
  const found = await parseMail(bytes, { channel: null, unquote: false });
  if (found.type === "rejected") throw new Error(found.rejected.code);
  return found;
};
const headers = "From: Ann Lee <ann@example.org>\nSubject: Hi\n";

describe("a mail", () => {
  it("tells people, ids, subject and date", async () => {
    const mail = await parse(
      [
        'From: "Lee, Ann" <Ann@Example.org>',
        "To: Bob <bob@example.org>, team: cy@example.org, <dee@example.org>;",
        "Cc: =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <jm@example.org>",
        "Reply-To: desk@example.org",
        "Date: Mon, 01 Jan 2024 12:00:00 +0200",
        "Message-ID: <c@example.org>",
        "In-Reply-To: <b@example.org>",
        "References: <root@example.org>\n <a@example.org>",
        "List-Id: The list <list.example.org>",
        "Subject: =?iso-8859-1?Q?Caf=E9?=",
        " tomorrow",
        "",
        "See you",
      ].join("\n"),
    );
    expect(mail).toMatchObject({
      from: { name: "Lee, Ann", address: "Ann@Example.org" },
      to: [
        { name: "Bob", address: "bob@example.org" },
        { name: "", address: "cy@example.org" },
        { name: "", address: "dee@example.org" },
      ],
      cc: [{ name: "Jürgen Müller", address: "jm@example.org" }],
      replyTo: [{ name: "", address: "desk@example.org" }],
      messageId: "c@example.org",
      references: ["root@example.org", "a@example.org", "b@example.org"],
      list: "list.example.org",
      subject: "Café tomorrow",
      sentAt: Date.UTC(2024, 0, 1, 10),
      text: "See you",
    });
  });

  it("without sender, date or Message-ID still comes in, with the date it was received", async () => {
    const mail = await parse(
      "Received: from a by b;\n Tue, 2 Jan 2024 10:00:00 +0000\nSubject: hello\n\nNobody wrote this",
    );
    expect(mail).toMatchObject({
      from: null,
      messageId: null,
      references: [],
      sentAt: Date.UTC(2024, 0, 2, 10),
    });
    expect((await parse("Subject: x\n\ny")).sentAt).toBeNull();
  });

  it("tells copies of one mail from different mails with one Message-ID", async () => {
    const base = `${headers}Message-ID: <same@example.org>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n`;
    const copy = `${headers.replace("Hi", "[list] Hi")}Message-ID: <same@example.org>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n`;
    expect((await parse(`${copy}\nhello\n--\nlist footer`)).ref).toBe((await parse(`${base}\nhello`)).ref);
    expect((await parse(`${base.replace("10:00", "11:00")}\nhello`)).ref).not.toBe(
      (await parse(`${base}\nhello`)).ref,
    );
    expect((await parse(`${headers}\none`)).ref).not.toBe((await parse(`${headers}\ntwo`)).ref);
  });

  it("is not linked by an address that its In-Reply-To mentions", async () => {
    const parents = async (header: string): Promise<readonly string[]> =>
      (await parse(`${headers}In-Reply-To: ${header}\n\nx`)).references;
    expect(await parents('Message from Bob <bob@example.org> of "Mon, 1 Jan" <2024.7@example.org>')).toEqual([
      "2024.7@example.org",
    ]);
    expect(await parents("Your message of Monday")).toEqual([]);
    expect(await parents("<abc@example.org>")).toEqual(["abc@example.org"]);
    expect(await parents("abc.1@example.org")).toEqual(["abc.1@example.org"]);
  });

  it("as HTML only becomes plain text, and its attachments are named", async () => {
    const mail = await parse(
      [
        headers.trim(),
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b",
        "Content-Type: text/html; charset=utf-8",
        "",
        "<html><head><title>T</title><style>p{}</style></head><body><h1>Hello</h1><p>Mañana &amp; <a href='https://example.org/x'>here</a></p></body></html>",
        "--b",
        "Content-Type: application/pdf; name=x.pdf",
        "Content-Disposition: attachment; filename*=utf-8''Men%C3%BA.pdf",
        "Content-Transfer-Encoding: base64",
        "",
        Buffer.alloc(12_345).toString("base64"),
        "--b--",
      ].join("\n"),
    );
    expect(mail.text).toBe("Hello\n\nMañana & here [https://example.org/x]\n\n[attachment: Menú.pdf, 12 KB]");
  });

  it("names encrypted parts and leaves signatures out", async () => {
    const part = (type: string, text: string): string => `--b\nContent-Type: ${type}\n\n${text}\n`;
    const encrypted = await parse(
      `${headers}MIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b; protocol="application/pgp-encrypted"\n\n${part("application/pgp-encrypted", "Version: 1")}${part('application/octet-stream; name="encrypted.asc"', "-----BEGIN PGP MESSAGE-----")}--b--\n`,
    );
    expect(encrypted.text).toBe("[attachment: encrypted.asc, 28 B]");
    const signed = await parse(
      `${headers}MIME-Version: 1.0\nContent-Type: multipart/signed; boundary=b\n\n${part("text/plain", "signed words")}${part("application/pgp-signature", "-----BEGIN")}--b--\n`,
    );
    expect(signed.text).toBe("signed words");
  });

  it.each([
    ["raw UTF-8 headers and body", Buffer.from("From: Zoë <z@example.org>\nSubject: naïve\n\nça va")],
    ["raw Latin-1", Buffer.from("From: Zoë <z@example.org>\nSubject: naïve\n\nça va", "latin1")],
    [
      "UTF-8 under us-ascii",
      Buffer.from(
        "From: Zoë <z@example.org>\nSubject: naïve\nContent-Type: text/plain; charset=us-ascii\n\nça va",
      ),
    ],
    [
      "Latin-1 under an unknown charset",
      Buffer.from(
        "From: Zoë <z@example.org>\nSubject: naïve\nContent-Type: text/plain; charset=x-nonsense\n\nça va",
        "latin1",
      ),
    ],
    [
      "Latin-1 declared as UTF-8",
      Buffer.from(
        "From: Zoë <z@example.org>\nSubject: naïve\nContent-Type: text/plain; charset=utf-8\n\nça va",
        "latin1",
      ),
    ],
    [
      "encoded Latin-1 without a charset",
      Buffer.from(
        "From: =?latin1?Q?Zo=EB?= <z@example.org>\nSubject: =?iso-8859-1?B?bmHvdmU=?=\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n=E7a va",
      ),
    ],
  ])("is readable in %s", async (_, bytes) => {
    const mail = await parse(bytes);
    expect([mail.from!.name, mail.subject, mail.text]).toEqual(["Zoë", "naïve", "ça va"]);
  });

  it("takes raw header bytes in the charset of the body", async () => {
    const text = Buffer.concat([
      Buffer.from("From: "),
      Buffer.from([0xc8, 0xe2, 0xe0, 0xed]),
      Buffer.from(" <i@example.org>\nContent-Type: text/plain; charset=windows-1251\n\n"),
      Buffer.from([0xc4, 0xe0]),
    ]);
    const mail = await parse(text);
    expect([mail.from!.name, mail.text]).toEqual(["Иван", "Да"]);
  });

  it("may begin with blank lines, a byte order mark or an mbox separator", async () => {
    for (const start of ["\n\r\n", "\uFEFF", "From ann@example.org Mon Jan  1 10:00:00 2024\n", ">From x\n"])
      expect((await parse(`${start}${headers}\nhello`)).from!.name).toBe("Ann Lee");
  });

  it("holds no NUL and no half character", async () => {
    const mail = await parse(`${headers}\nbe\0fore`);
    expect(mail.text).toBe("before");
  });

  it("that is none is rejected with a reason", async () => {
    const reasons = [];
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from(" \n\n"),
      Buffer.from("just words\n\nmore"),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]),
      Buffer.from(`From: a@example.org\nX: ${"y".repeat(3 << 20)}\n\nz`),
    ]) {
      const found = await parseMail(bytes, { channel: null, unquote: false });
      reasons.push(found.type === "rejected" ? rejectionWords(enRejections, found.rejected) : "came in");
    }
    expect(reasons).toEqual([
      "empty: no mail in it",
      "empty: no mail in it",
      "no mail: none of the headers of one",
      "no mail: none of the headers of one",
      "the mail cannot be parsed: Maximum header size of 2097152 bytes exceeded",
    ]);
  });
});
