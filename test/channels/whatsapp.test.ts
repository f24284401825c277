import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ParsedMessage } from "../../src/channels/import-item.ts";
import { folderWith, only, readFileOf, readPath, rejections } from "./read-items.ts";

const messages = async (text: string, locale?: string): Promise<readonly ParsedMessage[]> =>
  only(await readFileOf("Chat.txt", text, locale === undefined ? {} : { locale }), "message");
const times = async (text: string, locale?: string): Promise<readonly (string | null)[]> =>
  (await messages(text, locale)).map((found) =>
    found.sentAt === null ? null : new Date(found.sentAt).toISOString().slice(0, 19),
  );

describe("WhatsApp", () => {
  it("reads an Android export: senders, lines of several lines, media, and lines of the chat itself", async () => {
    const folder = folderWith({
      "WhatsApp Chat with Ann Lee.txt": [
        "13/01/2024, 09:00 - Messages and calls are end-to-end encrypted.",
        '13/01/2024, 09:01 - Ann Lee changed the subject to "Trip: north"',
        "13/01/2024, 09:02 - Ann Lee: Hello",
        "second: line",
        "",
        "13/01/2024, 09:03 - +34 600 111 222: <Media omitted>",
      ].join("\n"),
    });
    const items = await readPath(join(folder, "WhatsApp Chat with Ann Lee.txt"), { channel: "wa" });
    expect(rejections(items)).toEqual([
      "1 a line of the chat itself, written by nobody",
      "2 a line of the chat itself, written by nobody",
    ]);
    expect(only(items, "message")).toEqual([
      {
        ...{ type: "message", channel: "wa", kind: "whatsapp", handle: "Ann Lee", name: "Ann Lee" },
        ...{ email: "", phone: "", uid: "", thread: "Ann Lee", direction: null, subject: "Ann Lee" },
        ...{ sentAt: Date.UTC(2024, 0, 13, 9, 2), text: "Hello\nsecond: line" },
        ...{ others: ["+34 600 111 222"], ref: expect.any(String) },
      },
      expect.objectContaining({
        ...{ handle: "+34 600 111 222", name: "", phone: "+34 600 111 222", text: "<Media omitted>" },
        ...{ others: ["Ann Lee"] },
      }),
    ]);
  });

  it("reads an iOS export with its marks and narrow spaces, named after its folder", async () => {
    const folder = folderWith({
      "Trip/_chat.txt":
        "\u200e[14/1/24, 9:02:03\u202fPM] ~\u202fAnn: \u200eimage omitted\r\n[14/1/24, 9:02:04\u202fPM] Bob: ok\r\n",
    });
    const found = only(await readPath(folder), "message");
    expect(found.map((each) => [each.handle, each.text, each.thread])).toEqual([
      ["Ann", "\u200eimage omitted", "Trip"],
      ["Bob", "ok", "Trip"],
    ]);
    expect(found[0]!.sentAt).toBe(Date.UTC(2024, 0, 14, 21, 2, 3));
  });

  it.each([
    "14/1/2024, 21:02 - Ann: x",
    "14/1/2024 21:02 - Ann: x",
    "14.01.24, 21:02 - Ann: x",
    "14-01-24 21:02 - Ann: x",
    "1/14/24, 9:02 PM - Ann: x",
    "1/14/24, 9:02\u202fPM - Ann: x",
    "14/1/2024, 9:02 p.\u00a0m. - Ann: x",
    "2024-01-14, 9:02 p.m. - Ann: x",
    "2024/1/14 下午9:02 - Ann: x",
    "2024/01/14 21:02 - Ann: x",
    "2024. 1. 14. 오후 9:02, Ann : x",
    "2024年1月14日 21:02 - Ann: x",
    "14.1.2024 klo 21.02 - Ann: x",
    "14/01/2024 à 21:02 - Ann: x",
    "١٤‏/١‏/٢٠٢٤, ٩:٠٢ م - Ann: x",
    "[14.01.24, 21:02:00] Ann: x",
    "[2024-01-14 21:02] Ann: x",
    "[2024. 1. 14. 오후 9:02:00] Ann: x",
    "[14/01/2024, 9:02:00 PM] Ann: x",
    "14/01/2024, 9:02:00 PM Ann: x",
    "[14/1/2567 21:02:00] Ann: x",
  ])("reads %s", async (line) => {
    expect(await times(line)).toEqual(["2024-01-14T21:02:00"]);
  });

  it("tells day from month by all dates of the file", async () => {
    const line = (date: string): string => `${date}, 10:00 - Ann: x\n`;
    expect(await times(line("02/01/24") + line("13/01/24"))).toEqual([
      "2024-01-02T10:00:00",
      "2024-01-13T10:00:00",
    ]);
    expect(await times(line("02/01/24") + line("02/13/24"))).toEqual([
      "2024-02-01T10:00:00",
      "2024-02-13T10:00:00",
    ]);
    // A chat runs forward in time, and its lines are days apart rather than months.
    expect((await times(line("11/12/24") + line("12/01/24")))[1]).toBe("2024-12-01T10:00:00");
    expect((await times(line("01/02/24") + line("02/02/24")))[1]).toBe("2024-02-02T10:00:00");
    expect((await times(line("24-02-01") + line("24-02-02")))[1]).toBe("2024-02-02T10:00:00");
  });

  it("lets the clock and the locale decide what the dates leave open", async () => {
    expect(await times("02/03/24, 10:00 - Ann: x")).toEqual(["2024-03-02T10:00:00"]);
    expect(await times("2/3/24, 10:00 AM - Ann: x")).toEqual(["2024-02-03T10:00:00"]);
    expect(await times("2/3/24, 10:00 AM - Ann: x", "es-ES")).toEqual(["2024-03-02T10:00:00"]);
    expect(await times("02/03/24, 10:00 - Ann: x", "en-US")).toEqual(["2024-02-03T10:00:00"]);
  });

  it("knows midnight and noon of a 12-hour clock", async () => {
    expect(await times("1/14/24, 12:05 AM - A: x\n1/14/24, 12:05 PM - A: x")).toEqual([
      "2024-01-14T00:05:00",
      "2024-01-14T12:05:00",
    ]);
  });

  it("gives equal lines of one minute keys of their own, the same on every reading", async () => {
    const text = "14/1/24, 21:02 - Ann: ok\n14/1/24, 21:02 - Ann: ok\n";
    const refs = (await messages(text)).map((found) => found.ref);
    expect(new Set(refs).size).toBe(2);
    expect((await messages(text)).map((found) => found.ref)).toEqual(refs);
    const longer = await messages(`13/1/24, 10:00 - Bob: hi\n${text}14/1/24, 22:00 - Cy: hey\n`);
    expect(longer.slice(1, 3).map((found) => found.ref)).toEqual(refs);
  });

  it("keeps a message whose date does not exist, and rejects text before the first message", async () => {
    const items = await readFileOf(
      "Chat.txt",
      "Exported chat\n14/1/2024, 10:00 - Ann: x\n31/2/2024, 10:00 - Ann: y",
    );
    expect(rejections(items)).toEqual(["1 text before the first message"]);
    expect(only(items, "message").map((found) => found.sentAt)).toEqual([Date.UTC(2024, 0, 14, 10), null]);
  });
});
