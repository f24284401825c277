import { type Kysely, sql } from "kysely";
import type { AgentName, CustomerId, OperationId } from "../../src/domain/ids.ts";
import { millisecondsOf } from "../../src/domain/order.ts";
import { listFields, type Profile, type ProfileField, singleFields } from "../../src/domain/profile.ts";
import { textList } from "../bulk.ts";
import type { Database } from "../schema.ts";

export interface ProfileOrigin {
  readonly by: AgentName;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly operation: OperationId;
}

/** Who set a value of a profile field; null for a value that nobody set. */
export type ProfileOrigins = (field: ProfileField, value: string) => ProfileOrigin | null;

/** Who set what in the profile of a customer [F8]. */
export const profileOrigins = async (db: Kysely<Database>, customer: CustomerId): Promise<ProfileOrigins> => {
  const found = await sql<{ profile: Profile }>`
    select profile from customer where id = ${customer}`.execute(db);
  const profile = found.rows[0]?.profile ?? { single: {}, list: {} };
  const set = [
    ...singleFields.flatMap((field) => ({ field, values: [profile.single[field] ?? []].flat() })),
    ...listFields.map((field) => ({ field, values: profile.list[field] ?? [] })),
  ];
  const operations = [...new Set(set.flatMap(({ values }) => values.map(({ operation }) => operation)))];
  const { rows } = await sql<{ id: string; by: string; at: number }>`
    select id, by, at from operation where id in (select value from ${textList(operations)})`.execute(db);
  const originsById = new Map(
    rows.map(({ id, by, at }) => [id, { by, at: millisecondsOf(at), operation: id }]),
  );
  return (field, value) => {
    const values = set.find((each) => each.field === field)?.values ?? [];
    const operation = values.find((each) => each.value === value)?.operation;
    return operation === undefined ? null : (originsById.get(operation) ?? null);
  };
};
