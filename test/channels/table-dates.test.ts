import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, only, readFileOf, readPath, rejections } from "./read-items.ts";

const table = (...dates: readonly string[]): string =>
  ["handle;sent_at;text", ...dates.map((date, index) => `ann;${date};message ${index}`), ""].join("\n");
const times = async (text: string, locale?: string): Promise<readonly (string | null)[]> =>
  only(await readFileOf("rows.csv", text, locale === undefined ? {} : { locale }), "message").map((found) =>
    found.sentAt === null ? null : new Date(found.sentAt).toISOString().slice(0, 19),
  );

describe("the dates of a table", () => {
  it.each([
    "14/01/2024 14:30",
    "14.1.2024 14:30",
    "14.1.2024, 14.30 Uhr",
    "14-01-2024 14:30:00",
    "1/14/24, 2:30 PM",
    "01/14/2024 02:30:00 PM",
    "14/1/24 2:30 p. m.",
    "14/1/2024 2:30\u00a0p.\u00a0m.",
    "dom. 14/01/2024 14:30h",
    "14/01/2024 15:30 +0100",
    "14/01/2024 15:30 CET",
    "2024-01-14 14:30",
  ])("may be %s", async (date) => expect(await times(table(date))).toEqual(["2024-01-14T14:30:00"]));

  it("may have no time", async () => {
    expect(await times(table("14/01/2024", "31/12/99"))).toEqual([
      "2024-01-14T00:00:00",
      "1999-12-31T00:00:00",
    ]);
  });

  it("tell day from month together, whatever the rows are sorted by", async () => {
    expect(await times(table("05/01/2024 14:30", "13/01/2024 14:30"))).toEqual([
      "2024-01-05T14:30:00",
      "2024-01-13T14:30:00",
    ]);
    expect((await times(table("05/01/2024", "01/13/2024", "03/02/2024")))[0]).toBe("2024-05-01T00:00:00");
    // The newest row first.
    expect((await times(table("02/03/2024", "12/02/2024", "01/02/2024")))[0]).toBe("2024-03-02T00:00:00");
    expect((await times(table("03/02/2024", "02/12/2024", "02/01/2024")))[0]).toBe("2024-03-02T00:00:00");
    // Sorted by customer: no order of time speaks for either.
    expect((await times(table("05/01/2024", "01/12/2023", "07/11/2023")))[0]).toBe("2024-01-05T00:00:00");
  });

  it("follow the clock and the locale where they leave it open", async () => {
    expect(await times(table("05/01/2024 14:30"))).toEqual(["2024-01-05T14:30:00"]);
    expect(await times(table("1/5/24, 2:30 PM"))).toEqual(["2024-01-05T14:30:00"]);
    expect(await times(table("05/01/2024 14:30"), "en-US")).toEqual(["2024-05-01T14:30:00"]);
  });

  it("that do not exist or cannot be told leave a message undated, and never make two of them one", async () => {
    expect(await times(table("31/02/2024", "14/01/2024 25:00", "next week", ""))).toEqual([
      ...[null, null, null, null],
    ]);
    const same = "handle,sent_at,text\nann,next week,ok\nann,last week,ok\nann,last week,ok\n";
    const refs = only(await readFileOf("rows.csv", same), "message").map((found) => found.ref);
    expect(refs[0]).not.toBe(refs[1]);
    expect(refs[2]).toBe(refs[1]);
  });

  it("leave a message the same one when the file has grown and tells another order", async () => {
    const read = async (text: string) => only(await readFileOf("rows.csv", text), "message")[0]!;
    const before = await read(table("05/01/2024"));
    const after = await read(table("05/01/2024", "05/13/2024"));
    expect(after.sentAt).not.toBe(before.sentAt);
    expect(after.ref).toBe(before.ref);
  });

  it("are read of JSON Lines too", async () => {
    const text = `{"handle":"a","text":"x","sent_at":"05/01/2024 14:30"}\n{"handle":"a","text":"y","sent_at":"13/01/2024 14:30"}\n`;
    const [first] = only(await readFileOf("rows.jsonl", text), "message");
    expect(first!.sentAt).toBe(Date.UTC(2024, 0, 5, 14, 30));
  });
});

describe("a table that names its delimiter before its header", () => {
  it.each([
    ["sep=;", "name;email\r\nAnn, Lee;ann@example.org\r\n"],
    ["SEP=,", 'name,email\r\n"Ann, Lee",ann@example.org\r\n'],
    ["sep=\t", "name\temail\r\nAnn, Lee\tann@example.org\r\n"],
    ['"sep=^"', "name^email\r\nAnn, Lee^ann@example.org\r\n"],
  ])("as %j is read", async (first, rows) => {
    for (const name of ["rows.csv", "rows.txt"]) {
      const items = await readFileOf(name, `\uFEFF${first}\r\n${rows}`);
      expect(only(items, "identity")).toMatchObject([{ name: "Ann, Lee", email: "ann@example.org" }]);
      expect(items.map(({ where }) => where.split(":").at(-1))).toEqual(["3"]);
    }
  });

  it("and has nothing else is rejected", async () => {
    expect(rejections(await readFileOf("rows.csv", "sep=;\r\n"))).toEqual(["1 nothing in it to import"]);
  });
});

describe("a WhatsApp chat exported again", () => {
  it("is the same chat, whatever number its file or folder got", async () => {
    const chat = "14/1/24, 21:02 - Ann: hi\n";
    const folder = folderWith({
      "a/WhatsApp Chat with Trip.txt": chat,
      "b/WhatsApp Chat with Trip (1).txt": chat,
      "c/Trip (12)/_chat.txt": chat,
      "d/Trip/_chat (2).txt": chat,
      "e/Trip (2024).txt": chat,
      "f/(1).txt": chat,
    });
    const found = only(await readPath(join(folder)), "message");
    expect(found.map(({ thread }) => thread)).toEqual([
      ...["Trip", "Trip", "Trip", "Trip", "Trip (2024)", "(1)"],
    ]);
    expect(new Set(found.slice(0, 4).map(({ ref }) => ref)).size).toBe(1);
  });
});
