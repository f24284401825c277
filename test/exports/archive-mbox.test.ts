import fc from "fast-check";
import PostalMime from "postal-mime";
import { expect, it } from "vitest";
import { messagesMbox } from "../../src/exports/archive-mbox.ts";
import type { ExportedMessage, ExportedThread } from "../../src/exports/customer-export.ts";
import { aMessage, aThread, messageId, sampleCustomer, textOf } from "./sample-customer.ts";

/** The raw mails of an mboxrd file, as its definition says: one from every `From ` line, one `>` taken off. */
const mailsOf = (mbox: string): readonly string[] =>
  mbox
    .split(/^From .*\n/m)
    .slice(1)
    .map((mail) => mail.replace(/\n$/, "").replace(/^>(>*From )/gm, "$1"));

const mboxOf = (messages: readonly ExportedMessage[], thread: Partial<ExportedThread> = {}) =>
  textOf(messagesMbox(sampleCustomer({ threads: [aThread(thread)], messages })));

const oneMail = async (message: Partial<ExportedMessage>, thread: Partial<ExportedThread> = {}) => {
  const mails = mailsOf(await mboxOf([aMessage(message)], thread));
  expect(mails).toHaveLength(1);
  return { raw: mails[0]!, mail: await PostalMime.parse(mails[0]!) };
};

it("[D5] a mail has the message's people, date, subject and text, and ids made of opaque ids alone", async () => {
  const { raw, mail } = await oneMail({
    author: "Ñadia, Q.",
    subject: "Prüfung 🙂 ".repeat(12).trim(),
    text: "¿Qué?\n",
  });
  expect(mail.from).toMatchObject({ name: "Ñadia, Q.", address: "nadia@example.org" });
  expect(mail.to?.[0]).toMatchObject({ address: "desk@onefold.invalid" });
  expect(mail.subject).toBe("Prüfung 🙂 ".repeat(12).trim());
  expect(mail.date).toBe("2026-01-01T10:20:30.000Z");
  expect(mail.messageId).toBe(`<${messageId(1)}@onefold.invalid>`);
  expect(mail.text).toBe("¿Qué?\n\n");
  for (const line of raw.split("\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(78);
});

it("[D5] a reply of the desk goes from the desk to the account, and names the message before it", async () => {
  const mbox = await mboxOf([aMessage(), aMessage({ id: messageId(2), direction: "out", author: "bob" })], {
    kind: "whatsapp",
    email: "",
    handle: "+34600000000",
  });
  const reply = await PostalMime.parse(mailsOf(mbox)[1]!);
  expect(reply.from).toMatchObject({ name: "bob", address: "desk@onefold.invalid" });
  expect(reply.to?.[0]?.address).toMatch(/^i1+@onefold\.invalid$/);
  expect(reply.inReplyTo).toBe(`<${messageId(1)}@onefold.invalid>`);
});

it("[D5] a message without a date, or with one that no mail can carry, has no Date header", async () => {
  for (const sentAt of [null, 8.64e15, -8.64e15, Number.MAX_SAFE_INTEGER]) {
    const { raw } = await oneMail({ sentAt });
    expect(raw).not.toMatch(/^Date:/m);
  }
});

it("[D5] no text can add a header or a mail", async () => {
  const evil = "a\r\nBcc: all@example.org\n\nFrom x\rX-Evil: 1\u0085X: 2\u2028";
  const { mail } = await oneMail(
    { author: evil, subject: evil, text: "x\n\nFrom MAILER-DAEMON Thu Jan  1 00:00:00 1970\nBcc: y\n" },
    { channel: evil, email: `${evil}@example.org`, handle: 'x"<y>@example.org' },
  );
  expect(mail.headers.map(({ key }) => key).sort()).toEqual(
    [
      "content-transfer-encoding",
      "content-type",
      "date",
      "from",
      "message-id",
      "mime-version",
      "references",
      "subject",
      "to",
      "x-onefold-channel",
    ].sort(),
  );
  expect(mail.from?.address).toMatch(/^i1+@onefold\.invalid$/);
});

it("[D5] texts that a mail cannot carry as they are travel encoded, with no control character in the file", async () => {
  for (const text of ["x".repeat(2_000), "\u001b[31mred\u0000\u009b", `ü${"y".repeat(999)}\nz`]) {
    const { raw, mail } = await oneMail({ text });
    expect(raw).toMatch(/^Content-Transfer-Encoding: base64$/m);
    expect(raw).not.toMatch(/[^\P{Cc}\n]/u);
    expect(mail.text?.replaceAll("\r\n", "\n").trimEnd()).toBe(text);
  }
});

it("[D5] every text comes back from the file, whatever its lines begin with", async () => {
  const line = fc.oneof(
    fc.constantFrom("From ", ">From x", ">>From ", "From", " From ", "", ">", "From MAILER-DAEMON "),
    fc.string({ unit: "grapheme", maxLength: 20 }),
  );
  const texts = fc.array(
    fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n").replace(/[^\P{Cc}\n\t]/gu, "")),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(texts, async (all) => {
      const mails = mailsOf(await mboxOf(all.map((text, at) => aMessage({ id: messageId(at), text }))));
      const bodies = mails.map((mail) => mail.slice(mail.indexOf("\n\n") + 2).replace(/\n$/, ""));
      expect(bodies).toEqual(all);
    }),
    { numRuns: 300 },
  );
});
