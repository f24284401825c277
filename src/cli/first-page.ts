import { existsSync, readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openingCalls } from "../../views/data/opening-calls.ts";
import type { Answer, Query } from "../../views/data/query-cache.ts";
import type { Session } from "../desk.ts";
import type { AgentName } from "../domain/ids.ts";

/** Bump when answers change shape, so that a newer program never paints an older one's. */
const shape = 2;

/**
 * What is known of the first page before the engine is up: what was kept of it for this agent, since another may not
 * see as much [F13], or that a folder without a journal is an empty desk. Anything unreadable counts as nothing kept.
 */
export const readFirstPage = (dataFolder: string, agent: AgentName): readonly Answer[] => {
  if (!existsSync(join(dataFolder, "journal")))
    return [{ name: "overview", args: {}, result: { empty: true, agent, own: [] } }];
  try {
    const kept: unknown = JSON.parse(readFileSync(fileIn(dataFolder), "utf8"));
    return isKept(kept) && kept.agent === agent ? kept.answers : [];
  } catch {
    return [];
  }
};

/**
 * Keeps the first page as it is now, readable by its owner only. It holds personal data, so erasing removes the
 * file; a page that cannot be kept is no loss.
 */
export const keepFirstPage = async (dataFolder: string, session: Session): Promise<void> => {
  const answers = await Promise.all(openingCalls().map((query) => answerOf(session, query)));
  const file = fileIn(dataFolder);
  const draft = `${file}.new`;
  try {
    await writeFile(draft, JSON.stringify({ shape, agent: session.door.agent, answers }), { mode: 0o600 });
    await rename(draft, file);
  } catch {
    await rm(draft, { force: true });
  }
};

const answerOf = async (session: Session, { name, args }: Query): Promise<Answer> =>
  ({ name, args, result: await session.call(name, args) }) as Answer;

const fileIn = (dataFolder: string): string => join(dataFolder, "first-page.json");

const isKept = (kept: unknown): kept is { readonly agent: unknown; readonly answers: readonly Answer[] } =>
  typeof kept === "object" &&
  kept !== null &&
  "shape" in kept &&
  kept.shape === shape &&
  "agent" in kept &&
  "answers" in kept &&
  Array.isArray(kept.answers);
