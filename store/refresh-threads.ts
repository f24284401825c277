import { type Kysely, sql } from "kysely";
import type { IdentitySeen } from "../src/domain/facts.ts";
import { amongTexts, recordset } from "./bulk.ts";
import type { Database } from "./schema.ts";
import type { ThreadSummary } from "./thread-summary.ts";

/** From here the time that a plan takes for each thread matters. */
const manyThreads = 50;

/** A thread by what its messages say of it, so that it can be made. */
export interface NamedThread {
  readonly id: string;
  readonly identity: string;
  readonly conversation: string;
  /** Where its identity, which is there, writes; null: nobody has looked. */
  readonly place: Pick<IdentitySeen, "channel" | "kind"> | null;
  /** Of its messages, were it new: null where some of them may have been there before. */
  readonly ifNew: ThreadSummary | null;
}

/**
 * Makes new threads, and recomputes what threads say of their messages and cases from these alone, so the order of
 * arrival does not matter. Subject and `first_at` are the oldest message's; undated messages come last, and count as
 * written when they arrived. A thread is open unless its latest case is closed or cancelled and the customer wrote
 * nothing since. While nobody has seen its identity it counts no messages, so it does not show. `ids` are threads that
 * may be there; one of them that is not is left out. Only within a transaction.
 */
export const refreshThreads = async (
  db: Kysely<Database>,
  named: readonly NamedThread[],
  ids: readonly string[],
): Promise<void> => {
  if (named.length + ids.length === 0) return;
  const made = await makeNewThreads(db, named);
  const known = new Set(named.map((thread) => thread.id));
  const others = [...new Set(ids)].filter((id) => !known.has(id));
  const old = named.filter(({ id }) => !made.has(id));
  if (old.length + others.length === 0) return;
  // Without statistics, as while a desk is filled, the planner makes a bitmap for each thread's one message. Nothing
  // that follows in the transaction needs them.
  if (old.length >= manyThreads) await sql`set local enable_bitmapscan = off`.execute(db);
  await sql`insert into thread (id, identity_id, conversation, channel, kind, subject, messages,
      first_at, last_at, last_direction, last_in_at, open, case_id)
    select t.id, t.identity_id, t.conversation, coalesce(identity.channel, ''), coalesce(identity.kind, 'other'),
      coalesce(counted.subject, ''), coalesce(counted.messages, 0),
      counted.first_at, counted.last_at, coalesce(counted.last_direction, 'in'), counted.last_in_at,
      coalesce(counted.messages, 0) > 0 and (latest.state is null or latest.state = 'open'
        or coalesce(counted.last_in_at > latest.changed_at / 1024, false)),
      latest.id
    from (
      select x.id, x.identity as identity_id, x.conversation
      from ${recordset(
        old.map(({ id, identity, conversation }) => ({ id, identity, conversation })),
        { id: "text", identity: "text", conversation: "text" },
      )}
      union all
      select id, identity_id, conversation from thread
      where id = ${amongTexts(others)}) t
    left join identity on identity.id = t.identity_id
    left join lateral (
      select count(*)::int as messages,
        max(coalesce(sent_at, at / 1024)) filter (where direction = 'in') as last_in_at,
        min(sent_at) as first_at, max(sent_at) as last_at,
        -- Sorting is for threads of several messages; an import is mostly of one.
        case when count(*) = 1 then max(subject) else (
          select subject from message where thread_id = t.id order by sent_at nulls last, id limit 1) end as subject,
        case when min(direction) = max(direction) then max(direction) else (
          select direction from message where thread_id = t.id
          order by sent_at desc nulls last, id desc limit 1) end as last_direction
      from message where thread_id = t.id) counted on identity.id is not null
    left join (
      select distinct on (thread_id) thread_id, id, state, changed_at from desk_case
      where thread_id = ${amongTexts([...old.map(({ id }) => id), ...others])}
      order by thread_id, opened_at desc, id desc) latest on latest.thread_id = t.id
    on conflict (id) do update set channel = excluded.channel, kind = excluded.kind, subject = excluded.subject,
      messages = excluded.messages, first_at = excluded.first_at, last_at = excluded.last_at,
      last_direction = excluded.last_direction, last_in_at = excluded.last_in_at, open = excluded.open,
      case_id = excluded.case_id`.execute(db);
};

const none: ReadonlySet<string> = new Set();

/**
 * Makes those threads that are not there, of identities that are, without a look at the messages: most of an import,
 * and a third of the time. Which ones it made.
 */
const makeNewThreads = async (
  db: Kysely<Database>,
  named: readonly NamedThread[],
): Promise<ReadonlySet<string>> => {
  const candidates = named.filter(({ ifNew }) => ifNew !== null);
  const known = await knownThreads(
    db,
    candidates.map(({ id }) => id),
  );
  const rows = candidates
    .filter(({ id }) => !known.has(id))
    .map(({ id, identity, conversation, place, ifNew }) => ({
      ...{ id, identity_id: identity, conversation, channel: place?.channel, kind: place?.kind },
      ...ifNew,
    }));
  if (rows.length === 0) return none;
  const arePlaced = rows.every(({ channel }) => channel !== undefined);
  const place = arePlaced ? sql`x` : sql`identity`;
  const { rows: made } = await sql<{ id: string }>`
    insert into thread (id, identity_id, conversation, channel, kind, subject, messages, first_at, last_at,
      last_direction, last_in_at, open)
    select x.id, x.identity_id, x.conversation, ${place}.channel, ${place}.kind, x.subject, x.messages, x.first_at,
      x.last_at, x.last_direction, x.last_in_at, true
    from ${recordset(rows, newThreadColumns)}
    ${arePlaced ? sql`` : sql`join identity on identity.id = x.identity_id returning id`}`.execute(db);
  return new Set((arePlaced ? rows : made).map(({ id }) => id));
};

/** Those that are there, or that a case was in already: these are not made of their messages alone. */
const knownThreads = async (db: Kysely<Database>, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return none;
  const { rows } = await sql<{ id: string }>`
    select id from thread where id = ${amongTexts(ids)}
    union all
    select thread_id from desk_case where thread_id = ${amongTexts(ids)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

const newThreadColumns = {
  id: "text",
  identity_id: "text",
  conversation: "text",
  channel: "text",
  kind: "text",
  subject: "text",
  messages: "int",
  first_at: "bigint",
  last_at: "bigint",
  last_direction: "text",
  last_in_at: "bigint",
};

/** Whether there are threads that came before their identities. */
export const unseenThreads = sql<boolean>`exists (select from thread where channel = '')`;

/** Threads that came before their identities, which are seen now. */
export const threadsOfSeen = async (
  db: Kysely<Database>,
  identities: readonly string[],
): Promise<readonly string[]> => {
  if (identities.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select id from thread
    where channel = '' and identity_id = ${amongTexts(identities)}`.execute(db);
  return rows.map(({ id }) => id);
};
