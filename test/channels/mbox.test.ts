import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readMbox } from "../../src/channels/read-mbox.ts";
import { folderWith, only, readFileOf, rejections } from "./read-items.ts";

const mail = (number: number, body: string): string =>
  `From ann@example.org Mon Jan  1 10:0${number}:00 2024\nFrom: Ann Lee <ann@example.org>\nDate: Mon, 1 Jan 2024 10:0${number}:00 +0000\nMessage-ID: <m${number}@example.org>\nSubject: Mail ${number}\n\n${body}\n\n`;

describe("mbox", () => {
  it("reads each mail with the line it begins on and the bytes consumed", async () => {
    const text = mail(1, "one") + mail(2, "two\nlines");
    const items = await readFileOf("inbox.mbox", text);
    expect(items.map((item) => item.where.split(":").at(-1))).toEqual(["1", "9"]);
    expect(items.map((item) => item.bytesRead)).toEqual([mail(1, "one").length, text.length]);
    expect(only(items, "mail").map((found) => [found.messageId, found.text])).toEqual([
      ["m1@example.org", "one"],
      ["m2@example.org", "two\nlines"],
    ]);
  });

  it("takes quoted From lines back by one level (mboxo, mboxrd)", async () => {
    const [found] = only(
      await readFileOf("inbox", mail(1, ">From here on\n>>From there\n> From quoted")),
      "mail",
    );
    expect(found!.text).toBe("From here on\n>From there\n> From quoted");
  });

  it("takes an unquoted From line in a body for a separator only after a blank line and with a date", async () => {
    const body =
      "I quote:\nFrom bob@example.org Mon Jan  1 10:00:00 2024\n\nFrom my point of view\n\nFrom 2024 on";
    expect(only(await readFileOf("inbox", mail(1, body) + mail(2, "next")), "mail")).toHaveLength(2);
  });

  it("believes a Content-Length that ends at a separator (mboxcl), and no other", async () => {
    const body = "See:\n\nFrom bob@example.org Mon Jan  1 10:00:00 2024\nSubject: not a mail\n";
    const withLength = (length: number): string =>
      mail(1, body.trimEnd()).replace("\n\nSee", `\nContent-Length: ${length}\n\nSee`);
    expect(only(await readFileOf("a", withLength(body.length) + mail(2, "x")), "mail")).toHaveLength(2);
    expect(only(await readFileOf("b", withLength(7) + mail(2, "x")), "mail")).toHaveLength(3);
    expect(only(await readFileOf("c", withLength(999_999) + mail(2, "x")), "mail")).toHaveLength(3);
    // The declared end lies in a later chunk.
    const rest = mail(2, `${"y".repeat(99)}\n`.repeat(6000)) + mail(3, "z");
    expect(only(await readFileOf("d", withLength(400_000) + rest), "mail")).toHaveLength(4);
  });

  it("reads CRLF files, a file without a final line end, and separators cut by any chunk border", async () => {
    const crlf = (mail(1, "one") + mail(2, "two")).replaceAll("\n", "\r\n").trimEnd();
    const items = only(await readFileOf("inbox", crlf), "mail");
    expect(items.map((found) => found.text)).toEqual(["one", "two"]);
    const size = 1 << 18;
    for (const before of [size - 8, size - 5, size - 1, size, size + 1]) {
      const first = mail(1, "x".repeat(before - mail(1, "").length));
      const found = only(await readFileOf("inbox", first + mail(2, "two")), "mail");
      expect(found.map((each) => each.messageId)).toEqual(["m1@example.org", "m2@example.org"]);
    }
  });

  it("reports a mail that is too large to hold, and reads the next", async () => {
    const huge = mail(1, `${"x".repeat(99)}\n`.repeat(30_000));
    for (const largest of [1 << 20, huge.length - 1]) {
      const path = join(folderWith({ inbox: huge + mail(2, "two") }), "inbox");
      const found = [];
      for await (const each of readMbox(path, largest)) found.push(each);
      expect(found.map(({ bytes, line, bytesRead }) => [bytes?.length ?? null, line, bytesRead])).toEqual([
        [null, 1, huge.length],
        [mail(2, "two").length, 30_009, huge.length + mail(2, "two").length],
      ]);
    }
  });

  it("rejects what is no mail with its line, and reads the rest", async () => {
    const junk = "From x Mon Jan  1 10:00:00 2024\nno headers here at all\n\n";
    const items = await readFileOf("inbox", mail(1, "one") + junk + mail(3, "three"), { as: "mbox" });
    expect(rejections(items)).toEqual(["9 no mail: none of the headers of one"]);
    expect(only(items, "mail")).toHaveLength(2);
  });

  it("reads a mail that is cut off as far as it goes", async () => {
    const cut = `${mail(1, "one")}From ann@example.org Mon Jan  1 10:02:00 2024\nFrom: Ann Lee <ann@exam`;
    expect(only(await readFileOf("inbox", cut), "mail")).toHaveLength(2);
  });
});
