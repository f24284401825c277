import { type Kysely, sql } from "kysely";
import type { Database } from "../schema.ts";

/** The kept part of any operation, by the names that bodies give to what they are about. All ids but `rule`. */
export interface Mentioning {
  readonly body: {
    readonly fields?: readonly string[];
    readonly into?: string;
    readonly from?: string | readonly string[];
    readonly customer?: string;
    readonly identity?: string;
    readonly with?: string;
    readonly case?: string;
    readonly operations?: readonly string[];
    readonly agent?: string;
    readonly rule?: string;
  };
}

/**
 * The names behind the ids of some operations, one record an operation, as they are now: of a customer its
 * displayed name, of one that was merged away and of an identity the identity's name or handle, of a case its
 * identity's, of operations their kinds. What is erased has none.
 */
export const mentions = async (
  db: Kysely<Database>,
  operations: readonly Mentioning[],
): Promise<readonly Readonly<Record<string, string>>[]> => {
  const names = await namesOf(db, [...new Set(operations.flatMap(({ body }) => idsOf(body)))]);
  const nameOf = (ids: readonly string[]): string =>
    ids
      .map((id) => names.get(id) ?? "")
      .filter((name) => name !== "")
      .join(", ");
  return operations.map(({ body }) => {
    const said = {
      into: nameOf(listOf(body.into)),
      from: nameOf(listOf(body.from)),
      customer: nameOf(listOf(body.customer)),
      identity: nameOf(listOf(body.identity ?? body.case)),
      with: nameOf(listOf(body.with)),
      kinds: nameOf(listOf(body.operations)),
      agent: body.agent ?? "",
      rule: body.rule ?? "",
    };
    return Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ""));
  });
};

/** A merge of a thousand customers is not told name by name. */
const mostNames = 10;

const listOf = (ids: string | readonly string[] | undefined): readonly string[] =>
  (ids === undefined ? [] : typeof ids === "string" ? [ids] : ids).slice(0, mostNames);

const idsOf = (body: Mentioning["body"]): readonly string[] =>
  [body.into, body.from, body.customer, body.identity, body.with, body.case, body.operations].flatMap(listOf);

const namesOf = async (
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const list = sql.join(ids);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from customer where id in (${list}) and not anonymized
    union all
    select id, coalesce(nullif(name, ''), handle) from identity where id in (${list})
    union all
    select a.id, coalesce(nullif(i.name, ''), i.handle)
    from alias a join identity i on i.id = a.identity_id where a.id in (${list})
    union all
    select k.id, coalesce(nullif(i.name, ''), i.handle)
    from desk_case k join identity i on i.id = k.identity_id where k.id in (${list})
    union all
    select id, kind from operation where id in (${list})`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
};
