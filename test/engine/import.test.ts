import { afterEach, beforeEach, expect, it } from "vitest";
import { describeOnEach } from "../store/databases.ts";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";
import { mail, mbox } from "./sample-mail.ts";

describeOnEach("import", (place) => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk(place);
  });
  afterEach(() => desk.dispose());

  const inbox = async () => (await desk.call("inboxPage", { folder: "all", offset: 0, limit: 100 })).rows;
  const counts = ({ read, imported, duplicates, rejected }: Awaited<ReturnType<TestDesk["importText"]>>) => [
    read,
    imported,
    duplicates,
    rejected.length,
  ];

  it("counts every item once, and adds nothing when it reads the same again", async () => {
    const text = mbox(
      mail("1", "Ann <ann@example.org>", "Hello", 1),
      mail("1", "Ann <ann@example.org>", "Hello", 1),
      mail("2", "Bob <bob@example.org>", "Other", 2),
    );
    expect(counts(await desk.importText("a.mbox", text))).toEqual([3, 2, 1, 0]);
    const before = await desk.call("digest", {});
    expect(counts(await desk.importText("b.mbox", text))).toEqual([3, 0, 3, 0]);
    expect(await desk.call("digest", {})).toEqual(before);
  });

  it("makes one thread a sender of a conversation, whichever is read first, and links them", async () => {
    const text = mbox(
      mail("3", "Ann <ann@example.org>", "Re: Hello", 3, "References: <1@example.org> <2@example.org>"),
      mail("2", "Bob <bob@example.org>", "Re: Hello", 2, "In-Reply-To: <1@example.org>"),
      mail("1", "Ann <ann@example.org>", "Hello", 1),
    );
    await desk.importText("a.mbox", text);
    const threads = await inbox();
    expect(threads.map(({ customerName, messages }) => [customerName, messages])).toEqual([
      ["Ann", 2],
      ["Bob", 1],
    ]);
    expect(threads[0]!.subject).toBe("Hello");
    const view = await desk.call("thread", { thread: threads[0]!.id });
    expect(view?.linked).toEqual([{ id: threads[1]!.id, customerName: "Bob" }]);
  });

  it("follows the subject only for an answer that names no message, among those who take part", async () => {
    const text = mbox(
      mail("1", "Ann <ann@example.org>", "Prices", 1),
      mail("2", "Ann <ann@example.org>", "Re: Prices", 2),
      mail("3", "Ann <ann@example.org>", "Prices", 3),
      mail("4", "Eve <eve@example.net>", "Re: Prices", 4, "To: other@example.net"),
    );
    await desk.importText("a.mbox", text);
    const threads = await inbox();
    expect(threads.map(({ customerName, messages }) => [customerName, messages])).toEqual([
      ["Eve", 1],
      ["Ann", 1],
      ["Ann", 2],
    ]);
  });

  it("puts mail of the desk into the thread of each addressee", async () => {
    const text = mbox(
      mail("1", "Ann <ann@example.org>", "Hello", 1),
      mail(
        "2",
        "The desk <Desk@Example.com>",
        "Re: Hello",
        2,
        "In-Reply-To: <1@example.org>",
        "To: Ann <ann@example.org>, Bob <bob@example.org>",
      ),
    );
    await desk.importText("a.mbox", text, ["desk@example.com"]);
    const threads = await inbox();
    expect(
      threads
        .map(({ customerName, messages, lastDirection }) => [customerName, messages, lastDirection])
        .sort(),
    ).toEqual([
      ["Ann", 2, "out"],
      ["Bob", 1, "out"],
    ]);
    expect(counts(await desk.importText("b.mbox", text, ["desk@example.com"]))).toEqual([2, 0, 2, 0]);
  });

  it("[M2] joins identities of one number, [M3] never one in a profile, [M4] never those without identifier", async () => {
    const report = await desk.importText(
      "rows.csv",
      [
        "channel,kind,handle,name,email,phone,uid,thread,direction,sent_at,subject,text",
        "wa,whatsapp,+34 600 111 222,Ana,,,,c1,in,2026-01-01T10:00:00Z,,hola",
        "sms,sms,+34600111222,Ana P,,,,c2,in,2026-01-02T10:00:00Z,,hello",
        "web,chat,visitor-1,,,+34600111222,,c3,in,2026-01-03T10:00:00Z,,hi",
        "web,chat,visitor-2,,,,,c4,in,2026-01-03T10:00:00Z,,hi",
        "crm,other,77,Ana,,,,,,,,",
        "crm,other,77,Ana,,,,,,,,",
      ].join("\n"),
    );
    expect(counts(report)).toEqual([6, 5, 1, 0]);
    const { rows } = await desk.call("identities", { offset: 0, limit: 100 });
    const customers = Map.groupBy(rows, ({ customer }) => customer);
    expect([...customers.values()].map((each) => each.map(({ handle }) => handle)).sort()).toEqual([
      ["+34 600 111 222", "+34600111222"],
      ["77"],
      ["visitor-1"],
      ["visitor-2"],
    ]);
    expect(rows.find(({ kind }) => kind === "sms")?.joined?.rule).toBe("M2");
  });

  it("keeps the further addresses and numbers of a contact, to be searched and shown", async () => {
    await desk.importText(
      "cards.vcf",
      [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Carla Ruiz",
        "EMAIL:carla@example.org",
        "EMAIL:carla.home@example.net",
        "TEL:+34 600 333 444",
        "TEL:+34 600 555 666",
        "END:VCARD",
        "",
      ].join("\r\n"),
    );
    const hits = await desk.call("customerSearch", { text: "carla.home@example.net", offset: 0, limit: 10 });
    const view = await desk.call("customer", { customer: hits.rows[0]!.id });
    expect(view?.profile.list.emails.map(({ value }) => value)).toEqual([
      "carla@example.org",
      "carla.home@example.net",
    ]);
    expect(view?.profile.list.mobilePhones).toHaveLength(2);
  });

  it("takes what no column was made for: huge handles, U+0000, half characters", async () => {
    const long = `${"x".repeat(5000)}@example.org`;
    const report = await desk.importText(
      "odd.jsonl",
      [
        { kind: "email", handle: long, name: "long", text: "one" },
        { kind: "email", handle: "z@example.org", name: "nul \0 half \ud800 end", text: "two \0\ud800" },
        { kind: "chat", handle: "c", text: `${"word ".repeat(200_000)} ${"y".repeat(10_000)}` },
      ]
        .map((row) => JSON.stringify(row))
        .join("\n"),
    );
    expect(report.read).toBe(report.imported + report.duplicates + report.rejected.length);
    expect(report.imported).toBe(3);
    expect((await desk.call("check", {})).ok).toBe(true);
  });

  it("rejects with place and reason and goes on", async () => {
    const path = "/nowhere/at/all.mbox";
    const report = await desk.call("importPaths", {
      paths: [path],
      as: null,
      channel: null,
      map: {},
      own: [],
    });
    expect(counts(report)).toEqual([1, 0, 0, 1]);
    expect(report.rejected[0]?.where).toContain(path);
    expect(report.files).toEqual([{ path, read: 1, imported: 0, duplicates: 0, rejected: 1 }]);
  });

  it("fills an empty folder with the sample desk, in which no decision is refused, and no other", async () => {
    const filled = await desk.call("fillDemo", {});
    expect(filled).toMatchObject({ ok: { duplicates: 0, rejected: [] } });
    const { rows } = await desk.call("customerSearch", { text: "", offset: 0, limit: 500 });
    const states = new Set<string>();
    for (const { id } of rows) {
      const history = await desk.call("history", { customer: id, offset: 0, limit: 500 });
      for (const row of history.rows) states.add(row.state);
    }
    expect([...states].sort()).toEqual(["applied", "undone"]);
    expect(await desk.call("fillDemo", {})).toMatchObject({ refused: { code: "not-empty" } });
  });
});
