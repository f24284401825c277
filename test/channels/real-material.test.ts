import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { ImportItem, ParsedMail } from "../../src/channels/import-item.ts";
import { parseChatLine } from "../../src/channels/whatsapp-line.ts";
import { only, readPath, rejections } from "./read-items.ts";

const data = process.env.ONEFOLD_TEST_DATA ?? "";
const counts = (items: readonly ImportItem[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { content } of items) found[content.type] = (found[content.type] ?? 0) + 1;
  return found;
};
const rows = (file: string): readonly string[][] => parse(readFileSync(join(data, file))).slice(1);

describe.skipIf(data === "")("real material", () => {
  it("git.mbox: every mail, every sender", async () => {
    const items = await readPath(join(data, "git-mbox-git/git.mbox"));
    expect(counts(items)).toEqual({ mail: 5332 });
    const mails = only(items, "mail");
    expect(new Set(mails.map((mail) => mail.messageId)).size).toBe(5332);
    expect(mails.every((mail) => mail.sentAt !== null)).toBe(true);
    const truth = rows("git-mbox-git/truth.csv").map((row) => sender(row[1]!, row[2]!));
    expect(new Set(mails.map((mail) => sender(mail.from!.name, mail.from!.address)))).toEqual(new Set(truth));
  });

  it.each([
    ["easy-ham-1", 2500, []],
    // Encoded words where an address should be: the list of senders left these four out.
    ["spam-1", 500, ["@FreeBSD.ORG", "@mx2.alles.or.jp", "@p6044-ipad22marunouchi.tokyo.ocn.ne.jp"]],
  ])("SpamAssassin %s: every mail, every sender as often as listed", async (name, total, unlisted) => {
    const items = await readPath(join(data, `spamassassin-mbox/${name}.mbox`));
    expect(counts(items)).toEqual({ mail: total });
    const found = tally(
      only(items, "mail").filter((mail) => !unlisted.some((end) => mail.from!.address.endsWith(end))),
    );
    const listed = new Map<string, number>();
    for (const [, address, mails] of rows(`spamassassin-mbox/${name}.senders.csv`)) {
      // Their list decodes raw bytes to replacement characters and has an empty row for what it cannot read.
      if (address === "" || address!.includes("\ufffd")) continue;
      listed.set(address!, (listed.get(address!) ?? 0) + Number(mails));
    }
    for (const [address, mails] of listed) expect([address, found.get(address)]).toEqual([address, mails]);
  });

  it.each([
    ["mail-fixtures", { mail: 131, rejected: 2 }, ["empty file", "no format that can be imported"]],
    ["mail-notmuch", { mail: 296, rejected: 2 }, ["no format that can be imported"]],
    ["vcard", { identity: 27, rejected: 3 }, ["no format that can be imported"]],
    ["contacts-csv", { identity: 12, rejected: 1 }, ["no format that can be imported"]],
    [
      "whatsapp",
      { message: 2684, rejected: 25 },
      ["a line of the chat itself, written by nobody", "no format that can be imported"],
    ],
    ["robustness", { rejected: 9 }, ["no format that can be imported"]],
  ])("%s: each file is read or rejected with place and reason", async (folder, expected, reasons) => {
    const items = await readPath(join(data, folder));
    expect(counts(items)).toEqual(expected);
    expect([...new Set(rejections(items).map((line) => line.replace(/^\d+ /, "")))].sort()).toEqual(reasons);
    expect(new Set(items.map((item) => item.file))).toEqual(new Set(filesBelow(join(data, folder))));
    const texts = only(items, "mail").filter((mail) => mail.text.includes("\ufffd"));
    // A file name and a patch that are broken in the mails themselves.
    expect(texts.length).toBeLessThanOrEqual(2);
  });

  it("every contact of a CSV as the vCard beside it says", async () => {
    const folder = join(data, "contacts-csv/roundcube-csv2vcard");
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".csv"))) {
      const found = only(await readPath(join(folder, name)), "identity");
      const truth = only(await readPath(join(folder, name.replace(".csv", ".vcf"))), "identity");
      expect(found.map((row) => [row.email, ...row.alsoEmails])).toEqual(
        truth.map((row) => [row.email, ...row.alsoEmails]),
      );
      expect(found.map((row) => row.company)).toEqual(truth.map((row) => row.company));
      for (const [index, row] of found.entries()) {
        // A list of bare addresses names nobody; the truth repeats the address as a name.
        if (row.name !== "") expect(row.name).toBe(truth[index]!.name);
        const numbers = [truth[index]!.phone, ...truth[index]!.alsoPhones];
        for (const phone of [row.phone, ...row.alsoPhones])
          expect(numbers).toContain(phone === "" ? numbers[0] : phone);
      }
    }
  });

  it("one person's card from seven programs names that person each time", async () => {
    const folder = join(data, "vcard/ez-vcard");
    const names = readdirSync(folder).filter((file) => /^John_Doe_(?!ANDROID)/.test(file));
    expect(names).toHaveLength(7);
    for (const name of names) {
      const [card] = only(await readPath(join(folder, name)), "identity");
      expect(card!.name).toMatch(/John.*Doe|Doe John/);
      expect(`${card!.email} ${card!.phone}`).toMatch(/@|\d{3}/);
    }
  });

  it("every header format that whatstk knows", () => {
    const formats: { format: string }[] = JSON.parse(
      readFileSync(join(data, "whatsapp/whatstk/header_format_support.json"), "utf8"),
    );
    expect(formats.length).toBeGreaterThan(90);
    const parts = { m: "04", d: "16", H: "14", I: "02", M: "09", S: "33", p: "PM", name: "Ann Lee" };
    for (const { format } of formats)
      for (const y of ["19", "2019"]) {
        const line = format.replace(/%(\w+)/g, (_, key: string) => ({ ...parts, y })[key as "m"]!);
        expect(parseChatLine(`${line} hi: there`)).toMatchObject({
          ...{ hour: 14, minute: 9, sender: "Ann Lee", text: "hi: there" },
          date: format
            .replace(/^\[?%(.).%(.).%(.).*$/, "$1$2$3")
            .split("")
            .map((key) => ({ ...parts, y })[key as "m"]),
        });
      }
  });

  it("chats run forward in time once the order of their dates is told", async () => {
    for (const [file, first] of [
      ["whatstk/lorem-2000.txt", "2019-04-16T02:09"],
      ["whatstk/lorem.txt", "2020-01-15T02:22"],
      ["whatstk/pokemon.txt", "2016-08-06T13:23"],
      ["whats-reader/chats/ios-group-chat/_chat.txt", "2024-12-05T08:10"],
    ] as const) {
      const times = only(await readPath(join(data, "whatsapp", file)), "message").map((each) => each.sentAt!);
      expect(new Date(times[0]!).toISOString().slice(0, 16)).toBe(first);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
  });
});

/** A name that repeats the address, and how often a space stands between its words, say nothing. */
const sender = (name: string, address: string): string =>
  `${name.trim() === address ? "" : name.replace(/\s+/g, " ").trim()}|${address}`;

const tally = (mails: readonly ParsedMail[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const mail of mails) found.set(mail.from!.address, (found.get(mail.from!.address) ?? 0) + 1);
  return found;
};

const filesBelow = (path: string): readonly string[] =>
  statSync(path).isFile() ? [path] : readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
