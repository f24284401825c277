import { cp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { restoreBackup } from "../../src/engine/backup/restore-backup.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import { openTestDesk } from "../engine/open-test-desk.ts";
import { mail, mbox } from "../engine/sample-mail.ts";
import { customerOf, decide, leaveFiles, leaveTraces, traces } from "../erase/made-up-person.ts";
import { rawGrep } from "../erase/raw-grep.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { connect, digestIn, exchange, hubDigest, type Worker } from "./join.ts";

const anonymize = async ({ desk }: Worker, text: string) => {
  const customer = await customerOf(desk, text);
  const { rows } = await desk.call("identities", { customer, offset: 0, limit: 10 });
  await decide(desk, {
    kind: "customer.anonymize",
    body: { identities: rows.map(({ id }) => id) },
    texts: null,
  });
  return desk.call("erasure", {});
};

describe("erasing in a folder that joined a desk", { timeout: 240_000 }, () => {
  let hub: TestHub;
  let alice: Worker;
  let folder: string;
  beforeEach(async () => {
    hub = await openTestHub();
    alice = { desk: await openTestDesk(), agent: "alice" };
    folder = dirname(alice.desk.data);
  });
  afterEach(async () => {
    await alice.desk.dispose();
    await hub.dispose();
  });

  it("[F10] leaves no byte, in backups of before and exports that wait neither", async () => {
    const { desk } = alice;
    await leaveTraces(desk);
    await rm(join(folder, "people.csv"));
    const [here, moved] = [join(folder, "desk.backup"), join(folder, "moved.backup")];
    for (const file of [here, moved]) await desk.call("backup", { file });
    const customer = await customerOf(desk, `mail:${traces.email}`);
    await desk.reopen({ between: () => leaveFiles(desk.data, customer) });
    const away = join(dirname(hub.data), "moved.backup");
    await rename(moved, away);
    await connect(alice, hub);
    expect(await desk.call("erasure", {})).toEqual({
      unreached: [{ path: moved, why: "missing" }],
      sending: 0,
    });
    // What it holds is the same as before, with the ids that the desk has now.
    const { digest } = await desk.call("digest", {});
    const restored = join(folder, "restored");
    expect(await restoreBackup(here, restored)).toMatchObject({ restored: { erasures: 0 } });
    const opened = await openDesk({ data: restored, template: inject("template") });
    if ("failure" in opened) throw new Error(opened.failure.tag);
    const session = opened.desk.openSession({ agent: "alice", locale: "en", timezone: "UTC" });
    expect((await session.call("digest", {})).digest).toBe(digest);
    await opened.desk.close();
    await rm(restored, { recursive: true });

    await exchange(alice);
    expect((await anonymize(alice, `mail:${traces.email}`)).unreached).toHaveLength(1);
    expect(await rawGrep(folder, ...Object.values(traces))).toEqual([]);
    await exchange(alice);
    expect(await hubDigest(hub)).toBe(await digestIn(alice));
    expect((await hub.hub.engine.erasure.settled()).unreached).toEqual([]);
    // One that was away comes back as it was, with the ids of before.
    await desk.reopen({ between: () => rename(away, moved) });
    expect(await desk.call("erasure", {})).toEqual({ unreached: [], sending: 0 });
    expect(await rawGrep(folder, ...Object.values(traces))).toEqual([]);
    expect(await rawGrep(dirname(hub.data), ...Object.values(traces))).toEqual([]);
  });

  it("[F10] that came before is not undone: the same archive brings nothing back", async () => {
    const { desk } = alice;
    const archive = mbox(
      mail("1", "Ann <ann@example.org>", "Secret", 1),
      mail("2", "Bert <bert@example.org>", "Hello", 2),
    );
    await desk.importText("a.mbox", archive);
    const file = join(folder, "desk.backup");
    await desk.call("backup", { file });
    const away = join(dirname(hub.data), "desk.backup");
    await rename(file, away);
    await anonymize(alice, "email:ann@example.org");
    await rm(join(folder, "a.mbox"));
    const { digest: before } = await desk.call("digest", {});
    await connect(alice, hub);
    expect((await desk.call("digest", {})).digest).not.toBe(before);
    expect(await rawGrep(folder, "ann@example.org")).toEqual([]);
    expect(await desk.importText("a.mbox", archive)).toMatchObject({ imported: 0, duplicates: 2 });
    await rm(join(folder, "a.mbox"));
    // Nor does a backup that the erasure had not reached.
    await cp(away, file);
    await desk.reopen();
    expect(await desk.call("erasure", {})).toEqual({ unreached: [], sending: 0 });
    expect(await rawGrep(folder, "ann@example.org")).toEqual([]);
    const restored = join(folder, "restored");
    await restoreBackup(file, restored);
    const opened = await openDesk({ data: restored, template: inject("template") });
    if ("failure" in opened) throw new Error(opened.failure.tag);
    const session = opened.desk.openSession({ agent: "alice", locale: "en", timezone: "UTC" });
    expect((await session.call("digest", {})).digest).toBe(await digestIn(alice));
    await opened.desk.close();
    // A new mail of hers is somebody new.
    const later = mbox(mail("3", "Ann <ann@example.org>", "Again", 3));
    expect(await desk.importText("b.mbox", later)).toMatchObject({ imported: 1 });
  });
});
