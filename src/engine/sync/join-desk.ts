import { sql } from "kysely";
import type { SyncFailure } from "../../desk.ts";
import type { AgentName } from "../../domain/ids.ts";
import { deskSecret } from "../desk-secret.ts";
import { changeLocalConfig } from "../local-config.ts";
import type { Engine } from "../open-engine.ts";
import { askToJoin } from "./ask-hub.ts";
import { deskOf, type HubFile, writeHubFile } from "./hub-file.ts";
import { rekey } from "./rekey.ts";

export type Joined = { readonly hub: HubFile; readonly agents: readonly AgentName[] };

/**
 * Joins the desk of a hub: takes over its secret, and makes the tokens' agent the folder's own. A folder that has
 * facts keyed with another secret is keyed anew first, unless it was offered to another desk before: two desks are
 * never mixed. The secret is replaced before the hub is named, so a crash in between leaves a folder that can join
 * again.
 */
export const joinDesk = async (
  engine: Engine,
  url: string,
  tokens: readonly string[],
  before: HubFile | null,
): Promise<Joined | { readonly failed: SyncFailure }> => {
  const joining = await askToJoin(url, tokens);
  if ("failed" in joining) return joining;
  const { agents } = joining;
  const secret = Buffer.from(joining.secret, "base64");
  if (secret.length !== secretLength) return { failed: "not-a-hub" };
  const hub: HubFile = { url, tokens, agents, desk: deskOf(secret) };
  return engine.exclusive(async () => {
    if (!secret.equals(await deskSecret(engine.data))) {
      const hasFacts = await holdsFacts(engine);
      if (hasFacts && before !== null) return { failed: "another-desk" };
      const failed = hasFacts ? await rekey(engine, secret) : null;
      if (failed !== null) return { failed };
      await engine.become({ secret });
    }
    await writeHubFile(engine.data, hub);
    await changeLocalConfig(engine.data, { agent: agents[0]! });
    return { hub, agents };
  });
};

const secretLength = 32;

/** Facts have ids that are keyed; a decision that names none has a random one, and stays as it is. */
const holdsFacts = async ({ db }: Engine): Promise<boolean> => {
  const { rows } = await sql<{ holds: boolean }>`select exists (select from identity)
    or exists (select from message) or exists (select from tombstone) or exists (select from reference) as holds`.execute(
    db,
  );
  return rows[0]!.holds;
};
