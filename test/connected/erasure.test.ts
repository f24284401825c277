import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { digestOf } from "../../src/engine/digest.ts";
import { scanData } from "../../src/engine/scan-data.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { rawGrep } from "../erase/raw-grep.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { describeOnEach } from "../store/databases.ts";
import { aloneWithFiles, filesOfServer } from "../store/test-server.ts";
import { openReplica, type Replica } from "../sync-engine/open-replica.ts";
import { importPeople } from "../sync-engine/people.ts";

/** Texts of the person that occur nowhere else. */
const traces = {
  name: "Quorvella Zimbertwist",
  email: "quorvella@twistling.example",
  subject: "Snabblefrock arrived wet",
  line: "the grimblewort in it is ruined",
  company: "Plonkerton Brothers",
  comment: "called about the wibbletruff",
  // Of the replica that was away: nobody else ever had these.
  lateNotes: "allergic to snorbleberry tea",
  lateComment: "wants her zindlehop back",
  lateLine: "have you seen my frabbleknit",
  afterwards: "Dweezelpop Incorporated",
} as const;

describeOnEach("erasing a person everywhere", (place) => {
  vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
  const open: (() => Promise<void>)[] = [];
  let files: string | null = null;
  let hub: TestHub;
  let alice: Replica;
  let bob: Replica;
  let carol: Replica;
  beforeAll(async () => {
    if (place.name === "PostgreSQL") {
      open.push(await aloneWithFiles());
      files = await filesOfServer();
    }
    hub = await openTestHub({ place });
    open.push(hub.dispose);
    [alice, bob, carol] = await Promise.all([openReplica("alice"), openReplica("bob"), openReplica("carol")]);
    open.push(alice.dispose, bob.dispose, carol.dispose);
  });
  afterAll(async () => {
    for (const dispose of open.reverse()) await dispose();
  });

  /** In every byte of the three folders, of the hub's, and of the server's files. */
  const found = async (...texts: readonly string[]): Promise<readonly string[]> => {
    const folders = [alice.data, bob.data, carol.data, hub.data, ...(files === null ? [] : [files])];
    return (await Promise.all(folders.map((folder) => rawGrep(folder, ...texts)))).flat();
  };

  it("[F10] [L3] reaches a replica that was away with old state and unsent edits, and nothing brings it back", async () => {
    await bob.join(hub);
    await importPeople(bob, 2);
    await importText(bob, "known.csv", row("zt-1", traces.subject, traces.line));
    const person = await bob.customer(`mail:${traces.email}`);
    await bob.decide(edit(person, "company", traces.company));
    await bob.decide(remark(person, traces.comment));
    await bob.sync();
    for (const replica of [alice, carol]) {
      await replica.join(hub);
      await replica.sync();
    }
    // Carol's line is closed with her desk; what she does from now on nobody hears of.
    await carol.reopen();
    await carol.decide(edit(person, "notes", traces.lateNotes));
    await carol.decide(remark(person, traces.lateComment));
    await importText(carol, "late.csv", row("zt-2", "", traces.lateLine));
    const { rows } = await alice.call("identities", { customer: person, offset: 0, limit: 5 });
    const everywhere = await found(traces.name);
    expect(everywhere.length).toBeGreaterThanOrEqual(4);

    await alice.decide({
      kind: "customer.anonymize",
      body: { identities: rows.map(({ id }) => id) },
      texts: null,
    });
    const afterwards = await carol.decide(edit(person, "company", traces.afterwards));
    await alice.sync();
    await bob.sync();
    expect(await carol.sync()).toMatchObject({ pending: 0 });
    for (const replica of [alice, bob]) await replica.sync();
    const engines = [alice.engine, bob.engine, carol.engine, hub.hub.engine];
    for (const { erasure } of engines) expect(await erasure.settled()).toEqual({ unreached: [], sending: 0 });

    expect(await found(...Object.values(traces))).toEqual([]);
    // As `doctor --scan` does: also decoded.
    for (const engine of engines) {
      const text = engine === carol.engine ? traces.lateLine : traces.name;
      expect(await scanData(engine, text)).toMatchObject({ found: [], unread: [] });
    }
    const digests = [await alice.digest(), await bob.digest(), await carol.digest(), await hubDigest(hub)];
    expect(new Set(digests).size).toBe(1);
    const { rows: told } = await carol.call("notices", { offset: 0, limit: 10 });
    expect(told.map(({ operation, cause }) => [operation, cause?.kind])).toEqual([
      [afterwards, "customer.anonymize"],
    ]);

    await carol.reopen({ rebuild: true });
    await carol.sync();
    await hub.reopen();
    expect(await found(...Object.values(traces))).toEqual([]);
    expect(await carol.digest()).toBe(digests[0]);
  });
});

const row = (thread: string, subject: string, text: string): string =>
  `channel,kind,handle,name,email,phone,uid,thread,direction,sent_at,subject,text
mail,email,${traces.email},${traces.name},,,,${thread},in,2024-03-01T10:00:00Z,${subject},${text}
`;

const importText = async (replica: Replica, name: string, text: string): Promise<void> => {
  const path = join(replica.data, "..", name);
  await writeFile(path, text);
  const options = { as: null, channel: null, map: {}, own: [] };
  const report = await replica.call("importPaths", { paths: [path], ...options });
  expect(report.imported).toBe(1);
};

const edit = (customer: string, field: "company" | "notes", value: string): Decision => ({
  kind: "customer.edit",
  body: { customer, fields: [field] },
  texts: { set: { [field]: value } },
});
const remark = (customer: string, text: string): Decision => ({
  kind: "comment.add",
  body: { customer, message: null },
  texts: { text },
});

const hubDigest = async ({ hub: { engine } }: TestHub): Promise<string> =>
  (await digestOf(engine.db, engine.projection.desk())).digest;
