import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { sql } from "kysely";
import { checkDesk } from "../../src/engine/check.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { textList } from "../../store/bulk.ts";

/** What was acknowledged before the kill. */
export interface Acknowledged {
  readonly mails: readonly string[];
  readonly operations: readonly string[];
}

/**
 * Starts a process that imports and decides, and kills it (-9) `delay` milliseconds after its first acknowledgement.
 * Gives all that it said was done.
 */
export const killRound = async (
  data: string,
  template: string,
  round: number,
  delay: number,
  database: string | null = null,
): Promise<Acknowledged> => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "kill-child.ts"), data, template, String(round), database ?? ""],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const mails: string[] = [];
  const operations: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const allRead = once(lines, "close");
  lines.once("line", () => setTimeout(() => child.kill("SIGKILL"), delay));
  lines.on("line", (line) => {
    const said = JSON.parse(line) as { mails?: string[]; operation?: string };
    mails.push(...(said.mails ?? []));
    if (said.operation !== undefined) operations.push(said.operation);
  });
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  if (signal !== "SIGKILL") throw new Error(`the child ended by itself: ${code}`);
  await allRead;
  return { mails, operations };
};

/** Opens the folder and gives what of the acknowledged is missing, and what the checks say against it. */
export const whatIsMissing = async (
  data: string,
  template: string,
  all: Acknowledged,
  database: string | null = null,
): Promise<readonly string[]> => {
  const engine = await openEngine({ data, template, database });
  if ("tag" in engine) return [engine.tag];
  try {
    const { rows } = await sql<{ id: string }>`select value as id from ${textList(all.operations)}
      where value not in (select id from operation)`.execute(engine.db);
    const subjects = all.mails.map((name) => `about ${name}`);
    const mails = await sql<{ id: string }>`select value as id from ${textList(subjects)}
      where value not in (select subject from message)`.execute(engine.db);
    const { checks } = await checkDesk(engine, undefined);
    return [
      ...rows.map(({ id }) => id),
      ...mails.rows.map(({ id }) => id),
      ...checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`),
    ];
  } finally {
    await engine.close();
  }
};
