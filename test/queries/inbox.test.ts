import { afterAll, beforeAll, expect, it } from "vitest";
import { folders } from "../../store/queries/folders.ts";
import { inboxPage } from "../../store/queries/inbox-page.ts";
import { thread } from "../../store/queries/thread.ts";
import { threadMessages } from "../../store/queries/thread-messages.ts";
import { describeOnEach } from "../store/databases.ts";
import { openSeededStore, type SeededStore } from "./seeded-store.ts";

const everything = { folder: "all", offset: 0, limit: 500 };

describeOnEach("inbox queries", (place) => {
  let store: SeededStore;
  const idsOf = async (args: Parameters<typeof inboxPage>[1]) =>
    (await inboxPage(store.db, args)).rows.map((row) => row.id);

  beforeAll(async () => {
    store = await openSeededStore(place);
    await store.customer("c1", [
      { id: "i1", name: "Ada King", handle: "ada@example.org" },
      { id: "i2", handle: "+4917", channel: "wa", kind: "whatsapp" },
    ]);
    await store.customer("c2", [{ id: "i3", handle: "bo@example.org" }]);
    await store.customer("a3", [{ id: "i4", erased: true }], { anonymized: true });
    await store.alias("cold", "i1");
    await store.thread("t1", "i1", {
      conversation: "v1",
      messages: [
        { id: "m3", at: null, text: "undated" },
        { id: "m2", at: 2000, text: "second", out: true },
        { id: "m1", at: 1000, text: "first" },
      ],
    });
    await store.thread("t2", "i2", {
      channel: "wa",
      open: false,
      messages: [{ id: "m4", at: 5000, text: "hello" }],
    });
    await store.thread("t3", "i3", {
      conversation: "v1",
      messages: [{ id: "m5", at: 2000, text: "me too" }],
    });
    await store.thread("t4", "i3", { messages: [{ id: "m6", at: null, text: "when?" }] });
    await store.thread("t5", "i4", { conversation: "v1", messages: [] });
  });
  afterAll(() => store.close());

  it("lists newest first, undated last, equal times by id", async () => {
    expect(await idsOf(everything)).toEqual(["t2", "t1", "t3", "t4"]);
  });

  it("pages with the total of the whole folder", async () => {
    const page = await inboxPage(store.db, { folder: "all", offset: 1, limit: 2 });
    expect(page.rows.map((row) => row.id)).toEqual(["t1", "t3"]);
    expect(page).toMatchObject({ offset: 1, total: 4 });
  });

  it("keeps a window within 1 and 500 rows", async () => {
    expect(await idsOf({ folder: "all", offset: -5, limit: 0 })).toEqual(["t2"]);
    expect(await idsOf({ folder: "all", offset: Number.NaN, limit: 1e9 })).toHaveLength(4);
  });

  it("[S2] cuts by folder; an unknown one is empty, whatever it is called", async () => {
    expect(await idsOf({ ...everything, folder: "open" })).toEqual(["t1", "t3", "t4"]);
    expect(await idsOf({ ...everything, folder: "closed" })).toEqual(["t2"]);
    expect(await idsOf({ ...everything, folder: "channel:wa" })).toEqual(["t2"]);
    expect(await idsOf({ ...everything, folder: "channel:' or true --" })).toEqual([]);
    expect(await idsOf({ ...everything, folder: "nowhere" })).toEqual([]);
  });

  it("counts the folders as the pages do", async () => {
    const rows = await folders(store.db);
    expect(rows).toEqual([
      { id: "all", kind: null, threads: 4 },
      { id: "open", kind: null, threads: 3 },
      { id: "closed", kind: null, threads: 1 },
      { id: "channel:mail", kind: "email", threads: 3 },
      { id: "channel:wa", kind: "email", threads: 1 },
    ]);
    for (const { id, threads } of rows) {
      expect((await inboxPage(store.db, { ...everything, folder: id })).total).toBe(threads);
    }
  });

  it("[I5] lists the threads of one customer, over all its identities, also by an id it once had [F3]", async () => {
    expect(await idsOf({ ...everything, customer: "c1" })).toEqual(["t2", "t1"]);
    expect(await idsOf({ ...everything, customer: "cold" })).toEqual(["t2", "t1"]);
    expect(await idsOf({ ...everything, customer: "cnone" })).toEqual([]);
  });

  it("names the customer on each row [I2]", async () => {
    const { rows } = await inboxPage(store.db, everything);
    expect(rows[1]).toEqual({
      id: "t1",
      customer: "c1",
      identity: "i1",
      customerName: "Ada King",
      channel: "mail",
      kind: "email",
      subject: "A subject",
      messages: 3,
      lastAt: 2000,
      lastDirection: "in",
      open: true,
      case: null,
    });
  });

  it("opens a thread with the others of its conversation that have something to show", async () => {
    expect(await thread(store.db, { thread: "t1" })).toMatchObject({
      id: "t1",
      conversation: "v1",
      linked: [{ id: "t3", customerName: "bo@example.org" }],
      linkedTotal: 1,
    });
    expect(await thread(store.db, { thread: "tnone" })).toBeNull();
  });

  it("gives a thread's messages oldest first, undated last", async () => {
    const page = await threadMessages(store.db, { thread: "t1", offset: 0, limit: 10 });
    expect(page.rows.map((row) => row.id)).toEqual(["m1", "m2", "m3"]);
    expect(page.rows[1]).toEqual({
      id: "m2",
      thread: "t1",
      direction: "out",
      author: "somebody",
      sentAt: 2000,
      subject: "A subject",
      text: "second",
    });
  });

  it("[D4] shows no message of an erased identity, even while its bytes are still there", async () => {
    await store.thread("t6", "i4", { messages: [{ id: "m7", at: 9000, text: "secret" }] });
    const page = await threadMessages(store.db, { thread: "t6", offset: 0, limit: 10 });
    expect(page).toEqual({ rows: [], offset: 0, total: 0 });
    expect(await idsOf(everything)).not.toContain("t6");
    expect((await folders(store.db))[0]?.threads).toBe(4);
    expect(await thread(store.db, { thread: "t6" })).toBeNull();
    await store.db.deleteFrom("thread").where("id", "=", "t6").execute();
  });
});
