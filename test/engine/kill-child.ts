/**
 * Run as a child process: imports mails and makes decisions in a loop, and says on stdout what was acknowledged,
 * until it is killed. Arguments: data folder, template, a number that no other
 * round has, the URL of a database or nothing.
 */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDesk } from "../../src/engine/open-desk.ts";
import { mail, mbox } from "./sample-mail.ts";

const [data, template, round, database] = process.argv.slice(2) as [string, string, string, string];

const opened = await openDesk({ data, template, database: database || null });
if ("failure" in opened) throw new Error(opened.failure.tag);
const session = opened.desk.openSession({ agent: "alice", locale: "en", timezone: "UTC" });
const say = (what: object): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
};

const folder = await mkdtemp(join(tmpdir(), "onefold-mails-"));
for (let turn = 0; ; turn++) {
  const names = Array.from({ length: 20 }, (_, index) => `${round}-${turn}-${index}`);
  const path = join(folder, `${turn}.mbox`);
  await writeFile(
    path,
    mbox(...names.map((name) => mail(name, `P <p${name}@example.org>`, `about ${name}`, 1))),
  );
  const report = await session.call("importPaths", {
    paths: [path],
    as: null,
    channel: null,
    map: {},
    own: [],
  });
  if (report.imported !== names.length) throw new Error("every mail is new");
  say({ mails: names });
  const { rows } = await session.call("identities", { offset: 0, limit: 500 });
  for (let step = 0; step < 5; step++) {
    const customer = rows[(turn * 7 + step * 3) % rows.length]!.customer;
    const outcome = await session.call("perform", {
      decision: {
        kind: "comment.add",
        body: { customer, message: null },
        texts: { text: `remark ${round}-${turn}-${step}` },
      },
    });
    if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
    say({ operation: outcome.ok.operation });
  }
}
