import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDesk, type TestDesk } from "../engine/open-test-desk.ts";
import { customerOf, decide, leaveFiles, leaveTraces, traces } from "./made-up-person.ts";
import { rawGrep } from "./raw-grep.ts";

const folder = process.env.ONEFOLD_TEST_DATA;

describe.skipIf(!folder)("erasing a person among the customers of a real archive", () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
    const paths = [join(folder ?? "", "git-mbox-git", "git.mbox")];
    await desk.call("importPaths", { paths, as: null, channel: null, map: {}, own: [] });
  }, 300_000);
  afterAll(() => desk.dispose());

  it("[F10] leaves no byte of the person, and everything of the others", { timeout: 400_000 }, async () => {
    const before = await desk.call("inboxPage", { folder: "all", offset: 0, limit: 1 });
    const { identities } = await leaveTraces(desk);
    const here = dirname(desk.data);
    await rm(join(here, "people.csv"));
    await desk.call("backup", { file: join(here, "desk.backup") });
    const customer = await customerOf(desk, `mail:${traces.email}`);
    await desk.reopen({ between: () => leaveFiles(desk.data, customer) });
    await decide(desk, { kind: "customer.anonymize", body: { identities }, texts: null });
    await desk.call("erasure", {});
    expect(await rawGrep(here, ...Object.values(traces))).toEqual([]);
    expect((await desk.call("check", { scan: traces.name })).found).toEqual([]);
    await desk.reopen();
    expect(await rawGrep(here, ...Object.values(traces))).toEqual([]);
    await desk.reopen({ rebuild: true });
    expect(await rawGrep(here, ...Object.values(traces))).toEqual([]);
    // Bo's thread is the only one that came and stays.
    const after = await desk.call("inboxPage", { folder: "all", offset: 0, limit: 1 });
    expect(after.total).toBe(before.total + 1);
  });
});
