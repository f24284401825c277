import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mail, mbox } from "../engine/sample-mail.ts";
import type { Replica } from "./open-replica.ts";

/** Imports a mail each of so many people, p1@example.org and on. `name` tells one import from another. */
export const importPeople = async (replica: Replica, count: number, name = "p"): Promise<void> => {
  const path = join(replica.data, "..", `${name}.mbox`);
  const mails = Array.from({ length: count }, (_, index) => {
    const person = `${name}${index + 1}`;
    return mail(`${person}`, `Person ${person} <${person}@example.org>`, `From ${person}`, (index % 27) + 1);
  });
  await writeFile(path, mbox(...mails));
  const report = await replica.call("importPaths", {
    ...{ paths: [path], as: null, channel: null, map: {}, own: [] },
  });
  if (report.imported !== count) throw new Error(JSON.stringify(report));
};
