import { type Kysely, sql } from "kysely";
import type { IdentitySeen, MessageArrived } from "../src/domain/facts.ts";
import type { Operation } from "../src/operations/operation.ts";
import type { Batch } from "./batch.ts";
import { textList } from "./bulk.ts";
import type { Database, MessageTable, TombstoneTable } from "./schema.ts";
import { identityEntry, operationOfRow } from "./stored-groups.ts";

/** Operations and facts as they travel. */
export type RecordedEntries = Pick<Batch, "operations" | "identities" | "messages" | "references">;

/**
 * Operations and facts by id, as the log has them now: without their texts once these are erased, in no order. Ids
 * that are not there are left out, and so are messages of which an older program kept the hash alone.
 */
export const recordedEntries = async (
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<RecordedEntries> => {
  const byLetter = Map.groupBy(ids, (id) => id[0]);
  const [messages, buried] = [await messagesOf(db, byLetter.get("m")), await buriedOf(db, byLetter.get("m"))];
  return {
    operations: await operationsOf(db, byLetter.get("o")),
    identities: await identitiesOf(db, byLetter.get("i")),
    messages: [...messages.filter(({ id }) => !buried.has(id)), ...buried.values()],
    references: await referencesOf(db, byLetter.get("r")),
  };
};

const inList = (ids: readonly string[]) => sql<string>`(select value from ${textList(ids)})`;

const operationsOf = async (
  db: Kysely<Database>,
  ids: readonly string[] = [],
): Promise<readonly Operation[]> => {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("operation").selectAll().where("id", "in", inList(ids)).execute();
  return rows.map(operationOfRow);
};

const identitiesOf = async (
  db: Kysely<Database>,
  ids: readonly string[] = [],
): Promise<readonly IdentitySeen[]> => {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("identity").selectAll().where("id", "in", inList(ids)).execute();
  return rows.map(identityEntry).flatMap((entry) => (entry.type === "identity" ? [entry.identity] : []));
};

type MessageRow = Omit<MessageTable, "words"> & {
  readonly identity_id: string;
  readonly conversation: string;
};

const messagesOf = async (
  db: Kysely<Database>,
  ids: readonly string[] = [],
): Promise<readonly MessageArrived[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<MessageRow>`
    select m.id, m.thread_id, m.at, m.writer, m.direction, m.sent_at, m.author, m.subject, m.text, m.natural_key,
      t.identity_id, t.conversation
    from message m join thread t on t.id = m.thread_id where m.id in ${inList(ids)}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    thread: row.thread_id,
    conversation: row.conversation,
    identity: row.identity_id,
    at: Number(row.at),
    writer: row.writer,
    direction: row.direction,
    sentAt: row.sent_at === null ? null : Number(row.sent_at),
    texts: {
      author: row.author,
      subject: row.subject,
      text: row.text,
      ...(row.natural_key === null ? {} : { key: row.natural_key }),
    },
  }));
};

const buriedOf = async (
  db: Kysely<Database>,
  ids: readonly string[] = [],
): Promise<ReadonlyMap<string, MessageArrived>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ [C in keyof TombstoneTable]: NonNullable<TombstoneTable[C]> }>`
    select * from tombstone where thread_id is not null and hash in ${inList(ids)}`.execute(db);
  return new Map(
    rows.map((row) => [
      row.hash,
      {
        id: row.hash,
        thread: row.thread_id,
        conversation: row.conversation,
        identity: row.identity_id,
        at: Number(row.at),
        writer: row.writer,
        direction: row.direction,
        sentAt: null,
        texts: null,
      },
    ]),
  );
};

const referencesOf = async (
  db: Kysely<Database>,
  ids: readonly string[] = [],
): Promise<Batch["references"]> => {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("reference").selectAll().where("hash", "in", inList(ids)).execute();
  return rows.map(({ hash, conversation }) => [hash, conversation]);
};
