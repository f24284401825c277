import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileFault } from "../../src/channels/import-files.ts";
import { importSize, openImport } from "../../src/channels/open-import.ts";
import { recognise } from "../../src/channels/recognise.ts";
import { folderWith, only, readFileOf, readPath, rejections } from "./read-items.ts";

const mail = (id: string): string =>
  `From: Ann <ann@example.org>\nSubject: x\nMessage-ID: <${id}@e>\n\nhello\n`;

describe("an import", () => {
  it("walks maildirs, nested and plain folders in one steady order", async () => {
    const folder = folderWith({
      "box/cur/2:2,S": mail("b"),
      "box/cur/1:2,": mail("a"),
      "box/new/3": `From ann@example.org Mon Jan  1 10:00:00 2024\n${mail("c")}`,
      "box/tmp/4": mail("unfinished"),
      "box/.Sent/cur/5": mail("d"),
      "box/dovecot.index.log": "\0\0",
      "box/dovecot-uidlist": "3 V1",
      "plain/deep/x.eml": mail("f"),
      "plain/notes.vcf": "BEGIN:VCARD\nFN:Bob\nEND:VCARD\n",
    });
    const items = await readPath(folder);
    expect(items.map((item) => item.file.slice(folder.length + 1))).toEqual([
      ...["box/.Sent/cur/5", "box/cur/1:2,", "box/cur/2:2,S", "box/new/3"],
      ...["plain/deep/x.eml", "plain/notes.vcf"],
    ]);
    expect(only(items, "mail").map((found) => found.messageId)).toEqual(["d@e", "a@e", "b@e", "c@e", "f@e"]);
    expect(items.at(-1)!.bytesRead).toBe(await importSize(folder));
    const bytes = items.map((item) => item.bytesRead);
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
  });

  it("names place and reason of every file that it cannot use, and reads the rest", async () => {
    const folder = folderWith({
      "1-empty": "",
      "2-picture.png": Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      "3-prose.txt": "Dear reader,\n\nthis is no format: really.\n",
      "4.eml": mail("a"),
      "cur/5": "no mail",
    });
    symlinkSync(join(folder, "nowhere"), join(folder, "6-link"));
    symlinkSync(folder, join(folder, "7-loop"));
    const items = await readPath(folder);
    expect(items.map((item) => [item.where.slice(folder.length + 1), item.content.type])).toEqual([
      ["1-empty:1", "rejected"],
      ["2-picture.png:1", "rejected"],
      ["3-prose.txt:1", "rejected"],
      ["4.eml:1", "mail"],
      ["6-link:1", "rejected"],
      ["cur/5:1", "rejected"],
    ]);
    expect(rejections(items)).toEqual([
      "1 empty file",
      "1 no format that can be imported",
      "1 no format that can be imported",
      "1 does not exist",
      "1 no mail: none of the headers of one",
    ]);
  });

  it("says that a path does not exist, that a folder is empty and what is neither file nor folder", async () => {
    const folder = folderWith({});
    expect(rejections(await readPath(join(folder, "none")))).toEqual(["1 does not exist"]);
    expect(rejections(await readPath(folder))).toEqual(["1 the folder holds no files"]);
    expect(rejections(await readPath("/dev/null"))).toEqual(["1 neither a file nor a folder"]);
  });

  it("names faults of the file system by their kind, without a path", () => {
    const fault = (code: string) => fileFault(Object.assign(new Error(`${code}: /home/ann/x`), { code }));
    expect(["EACCES", "ENOENT", "EIO"].map(fault)).toEqual([
      { code: "no-access" },
      { code: "missing" },
      { code: "unreadable", detail: "EIO" },
    ]);
  });

  it("reads a file as the format it is told to be", async () => {
    const text = "name,email\nAnn,ann@example.org\n";
    expect(rejections(await readFileOf("a", text, { as: "vcard" }))).toEqual(["1 text outside of a card"]);
    expect(rejections(await readFileOf("a", text, { as: "eml" }))).toHaveLength(1);
    expect(rejections(await readFileOf("a", text, { as: "whatsapp" }))).toEqual([
      "1 text before the first message",
    ]);
    expect(only(await readFileOf("a", mail("a"), { as: "mbox" }), "mail")).toHaveLength(1);
    expect(only(await readFileOf("a", `X-Odd: 1\n${mail("a")}`, { as: "maildir" }), "mail")).toHaveLength(1);
    expect(rejections(await readFileOf("a", "", { as: "csv" }))).toEqual(["1 nothing in it to import"]);
  });

  it("stops reading when its reader stops asking", async () => {
    const folder = folderWith({ "a.csv": `name\n${"Ann\n".repeat(100_000)}` });
    for await (const item of openImport(folder, { as: "csv", channel: null, map: {} })) {
      expect(item.content.type).toBe("identity");
      break;
    }
  });
});

describe("recognise", () => {
  it.each([
    ["mbox", "From ann@example.org Mon Jan  1 10:00:00 2024\nFrom: Ann <ann@example.org>\n\nx", "inbox"],
    ["eml", "\n\nReceived: from a by b\nFrom: Ann <ann@example.org>\n\nx", "1"],
    ["eml", "To: Ann <ann@example.org>\n\nx", "a"],
    ["vcard", "begin:vcard\nfn:Ann\nend:vcard", "a"],
    ["vcard", "\uFEFFBEGIN:VCARD\n", "a.txt"],
    ["jsonl", '{"handle":"ann"}\n', "a"],
    ["csv", "name;email\nAnn;ann@example.org\n", "a.txt"],
    ["csv", "anything\n1\n", "a.csv"],
    ["csv", 'name,text\nAnn,"\n14/1/24, 21:02 - Bob: hi"\n', "a.txt"],
    ["eml", "From: Ann <ann@example.org>\nSubject: x\n\n14/1/24, 21:02 - Bob: hi\n", "a.txt"],
    ["whatsapp", "14/1/24, 21:02 - Ann: hi\n", "a.txt"],
    [null, "Note: this is a letter\n\nDear Ann", "a"],
    [null, '["a"]', "a.json"],
    [null, "# A title\n\n- Source: x\n", "a.md"],
    [null, "", "a.csv"],
  ])("%s: %j as %s", (format, text, path) => {
    expect(recognise(Buffer.from(text), path)).toBe(format);
  });

  it("takes a table whose columns are named for it", () => {
    expect(recognise(Buffer.from("Kunde\tNr\nAnn\t1\n"), "a.dat", { name: "Kunde" })).toBe("csv");
    expect(recognise(Buffer.from("Kunde\tNr\nAnn\t1\n"), "a.dat")).toBeNull();
  });
});
