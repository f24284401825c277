/**
 * Run as a child process: keeps a line to its hub open while it imports and decides in a loop, and says on stdout what
 * was acknowledged, until it is killed. Arguments: data folder, template, a number that no other round has, and how
 * many turns it takes before it only goes on exchanging.
 */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDesk } from "../../src/engine/open-desk.ts";
import { mail, mbox } from "../engine/sample-mail.ts";

const [data, template, round, turns] = process.argv.slice(2) as [string, string, string, string];

const opened = await openDesk({ data, template, syncs: true, environment: {} });
if ("failure" in opened) throw new Error(opened.failure.tag);
const session = opened.desk.openSession({ agent: "alice", locale: "en", timezone: "UTC" });
const say = (operations: readonly string[]): void => {
  process.stdout.write(`${JSON.stringify({ operations })}\n`);
};

const folder = await mkdtemp(join(tmpdir(), "onefold-mails-"));
say([]);
for (let turn = 0; turn < Number(turns); turn++) {
  const names = Array.from({ length: 10 }, (_, index) => `${round}-${turn}-${index}`);
  const path = join(folder, `${turn}.mbox`);
  await writeFile(
    path,
    mbox(...names.map((name) => mail(name, `P <p${name}@example.org>`, `about ${name}`, 1))),
  );
  await session.call("importPaths", { paths: [path], as: null, channel: null, map: {}, own: [] });
  const { rows } = await session.call("identities", { offset: 0, limit: 100 });
  const operations: string[] = [];
  for (const { customer } of rows.slice(0, 4)) {
    const decision = {
      kind: "comment.add",
      body: { customer, message: null },
      texts: { text: `${round}-${turn}` },
    } as const;
    const outcome = await session.call("perform", { decision });
    if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
    operations.push(outcome.ok.operation);
  }
  say(operations);
}
