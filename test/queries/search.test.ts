import { afterAll, beforeAll, expect, it } from "vitest";
import { customerSearch } from "../../store/queries/customer-search.ts";
import { messageSearch } from "../../store/queries/message-search.ts";
import { describeOnEach } from "../store/databases.ts";
import { openSeededStore, type SeededStore } from "./seeded-store.ts";

describeOnEach("searches", (place) => {
  let store: SeededStore;
  const find = async (text: string) =>
    (await customerSearch(store.db, { text, offset: 0, limit: 50 })).rows.map((row) => row.id);
  const read = async (text: string) =>
    (await messageSearch(store.db, { text, offset: 0, limit: 50 })).rows.map((row) => row.message);

  beforeAll(async () => {
    store = await openSeededStore(place);
    await store.customer("c1", [{ id: "i1", name: "José Álvarez", handle: "pepe_a@example.org" }]);
    await store.customer("c2", [{ id: "i2", name: "Anna Joseph", handle: "anna@example.org" }]);
    await store.customer("c3", [{ id: "i3", name: "Zoe", handle: "banjose@example.org" }]);
    await store.customer("c4", [
      { id: "i4", name: "Bo 100%", handle: "+49 171 2345", kind: "whatsapp" },
      { id: "i5", handle: "pepeXa@example.org" },
    ]);
    await store.customer("a5", [{ id: "i6", erased: true }], { anonymized: true });
    await store.thread("t1", "i1", {
      subject: "The engine",
      messages: [
        { id: "m1", at: 1000, text: "It is about the differential wheel." },
        { id: "m2", at: 3000, text: `${"words ".repeat(100)} difference at the end` },
        { id: "m3", at: null, text: "differ (ada.k@example.org, re-entry)" },
      ],
    });
    await store.thread("t5", "i6", { messages: [{ id: "m5", at: 9000, text: "difference" }] });
  });
  afterAll(() => store.close());

  it("lists everybody by name with empty text, anonymized last", async () => {
    expect(await find("")).toEqual(["c2", "c4", "c1", "c3", "a5"]);
    expect((await customerSearch(store.db, { text: " ", offset: 1, limit: 2 })).total).toBe(5);
  });

  it("ranks the beginning of a name before that of a word before a part", async () => {
    expect(await find("jose")).toEqual(["c1", "c2", "c3"]);
  });

  it("finds regardless of case and accents, on either side", async () => {
    expect(await find("ÁLVAREZ josé")).toEqual(["c1"]);
  });

  it("finds a short text only where a word begins so", async () => {
    expect(await find("jo")).toEqual(["c1", "c2"]);
    expect(await find("o")).toEqual([]);
  });

  it("takes the characters of patterns as they are", async () => {
    expect(await find("100%")).toEqual(["c4"]);
    expect(await find("%%%")).toEqual([]);
    expect(await find("pepe_a")).toEqual(["c1"]);
    expect(await find("\\")).toEqual([]);
    expect(await find("'; drop table customer; --")).toEqual([]);
  });

  it("finds a phone number however it is written", async () => {
    for (const text of ["+49 171 2345", "0171-2345", "(0171) 2345", "1712345"]) {
      expect(await find(text)).toEqual(["c4"]);
    }
  });

  it("hints at what matched, else at the oldest handle", async () => {
    const hints = async (text: string) =>
      (await customerSearch(store.db, { text, offset: 0, limit: 50 })).rows.map((row) => row.hint);
    expect(await hints("pepex")).toEqual(["pepeXa@example.org"]);
    expect(await hints("zoe")).toEqual(["banjose@example.org"]);
    expect(await hints("1712345")).toEqual(["+49 171 2345"]);
  });

  it("tells kinds, identities and threads of a hit", async () => {
    const { rows } = await customerSearch(store.db, { text: "bo", offset: 0, limit: 1 });
    expect(rows[0]).toMatchObject({ identities: 2, threads: 0, kinds: ["email", "whatsapp"] });
  });

  it("finds messages by the beginning of every word, newest first, undated last", async () => {
    expect(await read("differ")).toEqual(["m2", "m1", "m3"]);
    expect(await read("diff WHEEL")).toEqual(["m1"]);
    expect(await read("engine")).toEqual(["m2", "m1", "m3"]);
    expect(await read("wheel & !engine | :* '")).toEqual(["m1"]);
    expect(await read("ada.k@exam")).toEqual(["m3"]);
    expect(await read("ada.k@example.org, re-ent")).toEqual(["m3"]);
    expect(await read("\0wheel\ud800")).toEqual(["m1"]);
    expect(await read("&|!:*()'\\")).toEqual([]);
  });

  it("shows the part around the hit", async () => {
    const { rows } = await messageSearch(store.db, { text: "difference", offset: 0, limit: 1 });
    expect(rows[0]).toMatchObject({ customerName: "José Álvarez", subject: "The engine", sentAt: 3000 });
    expect(rows[0]?.excerpt).toMatch(/^….*words difference at the end$/u);
  });
});
