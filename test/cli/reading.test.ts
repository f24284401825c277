import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeskOfPeople, openDeskOfPeople, people } from "./desk-of-people.ts";

describe("reading commands", () => {
  let desk: DeskOfPeople;
  let file: string;
  beforeAll(async () => {
    desk = await openDeskOfPeople();
    file = await desk.file("people.csv", people(10));
    await desk.run("import", file);
  });
  afterAll(() => desk.close());

  it("reports an import, and that reading the same again adds nothing", async () => {
    const { json, code } = await desk.run("import", file, "--json");
    expect(code).toBe(0);
    expect(json).toEqual([
      {
        read: 5,
        imported: 0,
        duplicates: 5,
        undated: 0,
        rejected: [],
        files: [{ path: file, read: 5, imported: 0, duplicates: 5, rejected: 0 }],
      },
    ]);
    const { out } = await desk.run("import", file);
    expect(out).toBe("5 items read: 0 imported, 5 already here, 0 rejected.\n");
  });

  it("lists what was rejected with its place and reason, and exits with 0", async () => {
    const odd = await desk.file("odd.bin", "\u0001\u0002 nothing that anybody could read");
    const { json, code } = await desk.run("import", odd, file, "--json");
    expect(code).toBe(0);
    expect(json[0]).toMatchObject({
      read: 6,
      imported: 0,
      duplicates: 5,
      rejected: [{ where: expect.stringContaining(odd), why: expect.any(String) }],
      files: [
        { path: odd, rejected: 1 },
        { path: file, duplicates: 5 },
      ],
    });
    const { out } = await desk.run("import", odd);
    expect(out).toMatch(/^Rejected \(everything else was imported\):\n {2}.*odd\.bin.*: .+\n1 item read/u);
    // People are told in their language, scripts always the same words.
    expect((await desk.run("import", odd, "--lang", "es")).out).toContain(
      ": ningún formato que se pueda importar\n",
    );
    expect((await desk.run("import", odd, "--lang", "es", "--json")).json[0]).toMatchObject({
      rejected: [{ why: "no format that can be imported" }],
    });
  });

  it("refuses before it begins what it cannot read at all", async () => {
    const gone = await desk.run("import", file, "gone.csv");
    expect(gone.code).toBe(4);
    expect(gone.err).toMatch(/There is no file or folder .*gone\.csv\. Nothing was changed/u);
    expect((await desk.run("import", file, "--as", "docx")).code).toBe(2);
    expect((await desk.run("import", file, "--map", "handle")).code).toBe(2);
    const misspelt = await desk.run("import", file, "--map", "handel=Mail");
    expect(misspelt.code).toBe(2);
    expect(misspelt.err).toContain("There is no field handel");
  });

  it("shows a customer: what somebody set in profile, what the channels give beside it [I2]", async () => {
    const shown = await desk.document("show", "mail:ada10@example.org");
    expect(shown).toEqual({
      id: expect.stringMatching(/^c[0-9a-z]{26}$/u),
      name: "Ada King",
      locked: false,
      anonymized: false,
      review: false,
      profile: {
        firstName: null,
        lastName: null,
        company: null,
        gender: null,
        notes: null,
        emails: [],
        mobilePhones: [],
        homePhones: [],
        tags: [],
      },
      given: expect.objectContaining({ firstName: "Ada", lastName: "King", emails: ["ada10@example.org"] }),
      identities: [
        {
          id: expect.stringMatching(/^i[0-9a-z]{26}$/u),
          channel: "mail",
          kind: "email",
          handle: "ada10@example.org",
          name: "Ada King",
          email: expect.any(String),
          phone: "",
          uid: "",
          joined: null,
        },
      ],
      threads: 1,
      messages: 2,
      cases: 0,
    });
  });

  it("lists customers as show prints them, best match first, 50 unless told otherwise", async () => {
    const { json } = await desk.run("customers", "--json", "--search", "ada");
    expect(json.map((each) => (each as { name: string }).name)).toEqual(["Ada", "Ada King", "A. King"]);
    expect(json[1]).toEqual(await desk.document("show", "mail:ada10@example.org"));
    expect((await desk.run("customers", "--json")).json).toHaveLength(4);
    expect((await desk.run("customers", "--json", "--limit", "2")).json).toHaveLength(2);
    expect((await desk.run("customers", "--search", "nobody")).out).toBe("Nothing to show.\n");
    expect((await desk.run("customers", "--limit", "2")).out).toContain("2 of 4; --limit shows more.");
    for (const odd of ["0", "-1", "1.5", "many"]) {
      expect((await desk.run("customers", "--limit", odd)).code).toBe(2);
    }
  });

  it("lists every identity with its customer", async () => {
    const { json } = await desk.run("identities", "--json");
    expect(json).toHaveLength(4);
    const shown = await desk.document("show", "x:@ada_k10");
    expect(json).toContainEqual({ ...(shown.identities as object[])[0], customer: shown.id });
  });

  it("lists threads newest first, of a folder, a channel, a customer", async () => {
    const subjects = async (...args: string[]) =>
      (await desk.run("threads", "--json", ...args)).json.map(
        (each) => (each as { subject: string }).subject,
      );
    expect(await subjects()).toEqual(["", "Broken engine", "Hello"]);
    expect(await subjects("--folder", "mail")).toEqual(["Broken engine", "Hello"]);
    expect(await subjects("--folder", "channel:wa")).toEqual([""]);
    expect(await subjects("--folder", "closed")).toEqual([]);
    expect(await subjects("--customer", "mail:bo10@example.org")).toEqual(["Hello"]);
    expect(await subjects("--limit", "1")).toEqual([""]);
    expect(await subjects("--folder", "Mail")).toEqual(await subjects("--folder", "mail"));
    const nowhere = await desk.run("threads", "--folder", "nowhere");
    expect(nowhere.code).toBe(4);
    expect(nowhere.err).toContain("There are all, open, closed");
    expect((await desk.run("threads", "--customer", "mail:nobody")).code).toBe(4);
  });

  it("prints a thread with its messages, oldest first", async () => {
    const [{ id }] = (await desk.run("threads", "--json", "--customer", "mail:ada10@example.org")).json as [
      { id: string },
    ];
    const shown = await desk.document("thread", id.slice(0, 12));
    expect(shown).toMatchObject({ id, channel: "mail", subject: "Broken engine" });
    expect(shown.messages).toEqual([
      {
        id: expect.stringMatching(/^m/u),
        direction: "in",
        author: "Ada King",
        sentAt: "2024-03-01T10:00:00.000Z",
        text: "The engine stopped.",
      },
      expect.objectContaining({ direction: "out", text: "We look at it." }),
    ]);
    const { out } = await desk.run("thread", id);
    expect(out).toContain("\n  The engine stopped.\n");
    expect(out).toContain("(reply)\n  We look at it.\n");
  });

  it("exits with 4 for what is not there and says so, with 2 for what is ambiguous and names the ids", async () => {
    const missing = await desk.run("show", "mail:nobody@example.org");
    expect(missing).toMatchObject({ code: 4, out: "" });
    expect(missing.err).toContain("There is no customer mail:nobody@example.org. Nothing was changed.");
    const ambiguous = await desk.run("thread", "t", "--json");
    expect(ambiguous).toMatchObject({ code: 2, out: "" });
    expect(ambiguous.err.match(/t[0-9a-z]{26}/gu)).toHaveLength(3);
  });

  it("prints one digest, the same each time", async () => {
    const digest = await desk.document("digest");
    expect(digest).toEqual({ digest: expect.any(String), operations: 0, facts: expect.any(Number) });
    expect(await desk.document("digest")).toEqual(digest);
    expect((await desk.run("digest")).out.split("\n")[0]).toBe(digest.digest);
  });

  it("checks the data folder, and finds a text that is in it", async () => {
    const checked = await desk.document("doctor", "--scan", "ada10@example.org");
    expect(checked).toMatchObject({ ok: true });
    expect(checked.checks).not.toEqual([]);
    expect(checked.found).not.toEqual([]);
    const { out, code } = await desk.run("doctor", "--scan", "nowhere-at-all");
    expect(code).toBe(0);
    expect(out).toContain("Found nowhere.\nAll is well.\n");
  }, 60_000);

  it("[S6] speaks Spanish", async () => {
    const { out } = await desk.run("--lang", "es", "show", "mail:ada10@example.org");
    expect(out).toContain("Correo");
    expect(out).toContain("dado por el canal");
  });

  // Last: the tests before tell what the desk has.
  it("says how many messages came in without a date", async () => {
    const dates = ["5/1/2024 14:30", "13/1/2024 14:30", "next week", "31/2/2024"];
    const rows = dates.map((date, index) => `someone,${date},message ${index}`);
    const odd = await desk.file("odd.csv", `handle,sent_at,text\n${rows.join("\n")}\n`);
    const { out } = await desk.run("import", odd);
    expect(out).toBe(
      "4 items read: 4 imported, 0 already here, 0 rejected.\n2 messages have no date that could be understood.\n",
    );
    const { json } = await desk.run("import", odd, "--json");
    expect(json[0]).toMatchObject({ imported: 0, duplicates: 4, undated: 0 });
  });
});
