import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Outcome } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";

export type Resolvable = "customer" | "identity" | "thread" | "case" | "operation" | "message";

const mostNamed = 10;
/** More candidates than any customer has ids that follow it. */
const mostRead = 1000;

/**
 * The full id that a text means: an id, an unambiguous prefix of one, or (customer, identity) `channel:handle`.
 * A customer that was merged away gives the one that it follows [F3]; an identity stands for its customer. Several: the first ten of them.
 */
export const resolve = async (
  db: Kysely<Database>,
  args: { readonly what: Resolvable; readonly text: string },
): Promise<Outcome<string>> => {
  const text = args.text.trim();
  const ids = text.includes(":") ? await byHandle(db, args.what, text) : await byPrefix(db, args.what, text);
  const [only, ...others] = ids;
  if (only === undefined) return { missing: text };
  return others.length === 0 ? { ok: only } : { ambiguous: ids };
};

const byPrefix = async (db: Kysely<Database>, what: Resolvable, text: string): Promise<readonly string[]> => {
  const prefix = text.toLowerCase();
  if (!/^[a-z][0-9a-z]*$/u.test(prefix)) return [];
  // A range, because only some collations let an index answer LIKE. No id has a character after z.
  const within = sql`id >= ${prefix} and id <= ${prefix.padEnd(27, "z")}`;
  const { rows } = await sql<{ id: string }>`
    select distinct id from (${candidates[what](within)}) candidate order by id limit ${mostNamed}`.execute(
    db,
  );
  return rows.map((row) => row.id);
};

/** Each source is cut before the union: a prefix of one letter names everything there is. */
const candidates: Readonly<Record<Resolvable, (within: RawBuilder<unknown>) => RawBuilder<unknown>>> = {
  customer: (within) => sql`
    (select id from customer where ${within} order by id limit ${mostRead})
    union all
    select i.customer_id from (select identity_id from alias where ${within} order by id limit ${mostRead}) a
    join identity i on i.id = a.identity_id
    union all
    (select customer_id from identity where ${within} order by id limit ${mostRead})`,
  identity: (within) => sql`(select id from identity where ${within} order by id limit ${mostRead})`,
  thread: (within) => sql`(select id from thread where ${within} order by id limit ${mostRead})`,
  case: (within) => sql`(select id from desk_case where ${within} order by id limit ${mostRead})`,
  operation: (within) => sql`(select id from operation where ${within} order by id limit ${mostRead})`,
  message: (within) => sql`(select id from message where ${within} order by id limit ${mostRead})`,
};

/** Handles and names of channels may hold colons, so every way to cut counts; a kind may stand for the name. */
const byHandle = async (db: Kysely<Database>, what: Resolvable, text: string): Promise<readonly string[]> => {
  if (what !== "customer" && what !== "identity") return [];
  const cuts = [...text.matchAll(/:/gu)].map(({ index }) => ({
    channel: text.slice(0, index),
    handle: text.slice(index + 1).trim(),
  }));
  const anyCut = sql.join(
    cuts.map(
      ({ channel, handle }) =>
        // An address is its own key, which has an index; other handles have one of theirs.
        sql`(lower(handle) = lower(${handle}) and (channel = ${channel} or kind = ${channel})
          and (kind <> 'email' or email_key = '' or email_key = suggestion_email(${handle})))`,
    ),
    sql` or `,
  );
  const { rows } = await sql<{ id: string; customer_id: string; handle: string; channel: string }>`
    select id, customer_id, handle, channel from identity where not erased and (${anyCut})
    order by id limit ${mostRead}`.execute(db);
  const named = rows.filter((row) => text.startsWith(`${row.channel}:`));
  const exact = named.filter((row) => text.endsWith(`:${row.handle}`));
  const best = exact.length > 0 ? exact : named.length > 0 ? named : rows;
  const ids = best.map((row) => (what === "customer" ? row.customer_id : row.id));
  return [...new Set(ids)].slice(0, mostNamed);
};
