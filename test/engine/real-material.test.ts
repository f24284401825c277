import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";

const material = process.env.ONEFOLD_TEST_DATA;

describe.skipIf(!material)("real material", () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(() => desk.dispose());

  const read = (folder: string) =>
    desk.call("importPaths", {
      paths: [join(material ?? "", folder)],
      as: null,
      channel: null,
      map: {},
      own: [],
    });

  it("takes in a mailing list's archive whole, and nothing when it reads it again", async () => {
    expect(await read("git-mbox-git/git.mbox")).toMatchObject({ read: 5332, imported: 5332, duplicates: 0 });
    const before = await desk.call("digest", {});
    expect(await read("git-mbox-git/git.mbox")).toMatchObject({
      imported: 0,
      duplicates: 5332,
      rejected: [],
    });
    expect(await desk.call("digest", {})).toEqual(before);
  }, 120_000);

  it.each(["spamassassin-mbox", "mail-fixtures", "mail-notmuch", "vcard", "contacts-csv", "whatsapp"])(
    "counts every item of every file in %s, and gives each rejection a place and a reason",
    async (folder) => {
      const report = await read(folder);
      expect(report.files.length).toBeGreaterThan(0);
      for (const file of report.files) {
        expect(file.read).toBe(file.imported + file.duplicates + file.rejected);
        expect(file.read).toBeGreaterThan(0);
      }
      expect(report.read).toBe(report.imported + report.duplicates + report.rejected.length);
      for (const { where, why } of report.rejected) {
        expect(where).toMatch(/:\d+$/);
        expect(why.code).not.toBe("");
      }
      const again = await read(folder);
      expect([again.read, again.imported]).toEqual([report.read, 0]);
    },
    120_000,
  );

  it("leaves tables that say what the fold says", async () => {
    expect(await desk.call("check", {})).toMatchObject({ ok: true });
    const hits = await desk.call("messageSearch", { text: "patch", offset: 0, limit: 5 });
    expect(hits.total).toBeGreaterThan(100);
  }, 120_000);
});
