import { type Kysely, sql } from "kysely";
import { type ChannelKind, identifierTypeOf } from "../../src/domain/channel.ts";
import type { AlsoGiven } from "../../src/domain/facts.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import type { Clock } from "../../src/domain/order.ts";
import type { ListField, Profile, ProfileField, SingleField } from "../../src/domain/profile.ts";
import { textList } from "../bulk.ts";
import type { Database } from "../schema.ts";

/** The values of a customer, given and set, by which it can be told from others. Nothing twice. */
export interface KnownPerson {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly uids: readonly { readonly channel: string; readonly value: string }[];
  readonly gender: string | null;
  /** When its oldest identity was first seen. */
  readonly firstAt: Clock;
}

/** Enough to recognise somebody; a customer with thousands of identities must not make a list slow. */
const mostIdentities = 50;
const mostValues = 30;

/**
 * These customers by id, without those that are anonymized or not there. What somebody set in a field counts only
 * where `isSeen` says so [S5]; what a channel gave always does.
 */
export const knownPeople = async (
  db: Kysely<Database>,
  customers: readonly CustomerId[],
  isSeen: (field: ProfileField) => boolean,
): Promise<ReadonlyMap<CustomerId, KnownPerson>> => {
  const ids = textList(customers);
  const found = await sql<{ id: string; profile: Profile; first_at: Clock }>`
    select id, profile, first_at from customer where id in (select value from ${ids}) and not anonymized`.execute(
    db,
  );
  const given = await sql<Given>`
    select c.id as customer_id, i.channel, i.kind, i.handle, i.name, i.email, i.phone, i.uid, i.also
    from (select distinct value as id from ${ids}) c
    cross join lateral (
      select * from identity where customer_id = c.id and not erased order by at, id limit ${mostIdentities}) i
    order by i.at, i.id`.execute(db);
  const givenByCustomer = Map.groupBy(given.rows, (row) => row.customer_id);
  return new Map(
    found.rows.map((row) => [
      row.id,
      personOf(row.profile, givenByCustomer.get(row.id) ?? [], row.first_at, isSeen),
    ]),
  );
};

interface Given {
  readonly customer_id: string;
  readonly channel: string;
  readonly kind: ChannelKind;
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly uid: string;
  readonly also: AlsoGiven | null;
}

const personOf = (
  profile: Profile,
  given: readonly Given[],
  firstAt: Clock,
  isSeen: (field: ProfileField) => boolean,
): KnownPerson => {
  const single = (field: SingleField): string => (isSeen(field) ? (profile.single[field]?.value ?? "") : "");
  const list = (field: ListField): readonly string[] =>
    isSeen(field) ? (profile.list[field] ?? []).map(({ value }) => value) : [];
  const handles = (type: string) =>
    given.filter(({ kind }) => identifierTypeOf(kind) === type).map(({ handle }) => handle);
  return {
    names: distinct([
      `${single("firstName")} ${single("lastName")}`.trim(),
      ...given.map(({ name }) => name),
      // A WhatsApp export shows contacts by their name where a number would stand.
      ...handles("number").filter((handle) => !/\d{4}/u.test(handle)),
    ]),
    emails: distinct([
      ...list("emails"),
      ...handles("address"),
      ...given.flatMap(({ email, also }) => [email, ...(also?.emails ?? [])]),
    ]),
    phones: distinct([
      ...list("mobilePhones"),
      ...list("homePhones"),
      ...handles("number").filter((handle) => /\d{4}/u.test(handle)),
      ...given.flatMap(({ phone, also }) => [phone, ...(also?.phones ?? [])]),
    ]),
    uids: [
      ...new Map(
        given
          .filter(({ uid }) => uid.trim() !== "")
          .map(({ channel, uid }) => [uid, { channel, value: uid }]),
      ).values(),
    ].slice(0, mostValues),
    gender: single("gender") || null,
    firstAt,
  };
};

const distinct = (values: readonly string[]): readonly string[] => {
  const byForm = new Map<string, string>();
  for (const value of values) {
    const form = value.trim().toLowerCase();
    if (form !== "" && !byForm.has(form)) byForm.set(form, value.trim());
  }
  return [...byForm.values()].slice(0, mostValues);
};
