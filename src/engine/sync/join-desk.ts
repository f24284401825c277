import { sql } from "kysely";
import type { SyncFailure } from "../../desk.ts";
import { deskSecret } from "../desk-secret.ts";
import type { Engine } from "../engine.ts";
import { changeLocalConfig } from "../local-config.ts";
import { askToJoin } from "./ask-hub.ts";
import { deskOf, type HubFile, writeHubFile } from "./hub-file.ts";

/** What a folder has when it joins a desk for the first time, and offers to it. */
export interface Brought {
  readonly operations: number;
  readonly facts: number;
}

export type Joined =
  | { readonly hub: HubFile; readonly brought: Brought }
  /** Facts are keyed with another secret: they are to be keyed anew with this one before the folder can join. */
  | { readonly hub: HubFile; readonly brought: Brought; readonly secret: Uint8Array };

/**
 * Joins the desk of a hub: takes over its secret, and makes the tokens' agent the folder's own. A folder that has
 * facts keyed with another secret has to be keyed anew first, and is left as it is; one whose facts others may have
 * seen belongs to another desk: two desks are never mixed. The secret is replaced before the hub is named, so a crash
 * in between leaves a folder that can join again.
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
  const [agent] = agents;
  const secret = Buffer.from(joining.secret, "base64");
  if (secret.length !== secretLength || agent === undefined) return { failed: "not-a-hub" };
  const hub: HubFile = { url, tokens, agents, desk: deskOf(secret) };
  const join = async (): Promise<Joined | { readonly failed: SyncFailure }> => {
    const brought = before === null ? await broughtBy(engine) : { operations: 0, facts: 0 };
    if (!secret.equals(await deskSecret(engine.data))) {
      if (await holdsFacts(engine)) {
        const isOwn = before === null && engine.journal.holdsAll && !(await isShared(engine));
        return isOwn ? { hub, brought, secret } : { failed: "another-desk" };
      }
      await engine.become({ secret });
    }
    await writeHubFile(engine.data, hub);
    await changeLocalConfig(engine.data, { agent });
    return { hub, brought };
  };
  // An import that is under way has keyed with the secret of before what it has still to store.
  const isKeyedAnew = !secret.equals(await deskSecret(engine.data));
  if (!isKeyedAnew || engine.alone === null) return engine.exclusive(join);
  return engine.alone(() => engine.exclusive(join));
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

/**
 * Others have seen what is here, or may have: something was exchanged, or was to be when a backup was made of it, or
 * this is a hub's own folder.
 */
const isShared = async ({ db }: Engine): Promise<boolean> => {
  const { rows } = await sql<{ shared: boolean }>`select exists (select from outbound)
    or exists (select from shard) or exists (select from shard_entry) as shared`.execute(db);
  return rows[0]!.shared;
};

const broughtBy = async ({ db }: Engine): Promise<Brought> => {
  const { rows } = await sql<Brought>`select (select count(*)::int from operation) as operations,
    ((select count(*) from identity) + (select count(*) from message) + (select count(*) from tombstone))::int as facts`.execute(
    db,
  );
  return rows[0]!;
};
