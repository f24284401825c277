import type { Kysely } from "kysely";
import { currentCustomer } from "../../store/queries/current-customer.ts";
import { customerRows } from "../../store/queries/customer-rows.ts";
import { dismissedPairs } from "../../store/queries/dismissed-pairs.ts";
import { type KnownPerson, knownPeople } from "../../store/queries/known-people.ts";
import {
  type CandidatePair,
  candidatesOf,
  candidatesOfDesk,
} from "../../store/queries/suggestion-candidates.ts";
import { type HeldValue, valueHolders } from "../../store/queries/value-holders.ts";
import type { Database } from "../../store/schema.ts";
import type { Calls, SuggestionRow } from "../desk.ts";
import type { AgentName, CustomerId } from "../domain/ids.ts";
import type { ProfileField } from "../domain/profile.ts";
import type { SuggestionReason } from "../domain/suggestion.ts";
import type { Holders } from "../matching/suggest/person-traits.ts";
import { scorePair } from "../matching/suggest/score-pair.ts";
import { createValueBlocker } from "../matching/value-blocker.ts";
import { settingOf } from "../operations/settings/desk-settings.ts";
import type { Engine } from "./engine.ts";
import { seenFields } from "./visible-profile.ts";

/** Suggestions by the desk's settings, as an agent may see them [S5]. */
export const suggestionsFor = (
  { db, projection }: Engine,
  agent: AgentName,
  args: Calls["suggestions"]["args"],
): Promise<readonly SuggestionRow[]> => {
  const desk = projection.desk();
  return suggestions(db, {
    ...args,
    valueLimit: settingOf(desk, "matching.limit"),
    blocked: settingOf(desk, "matching.blocked"),
    isSeen: seenFields(desk, agent),
  });
};

export interface SuggestionOptions {
  /** Whose possible duplicates; the whole desk's without one. */
  readonly customer?: CustomerId;
  /** The least score. */
  readonly min?: number;
  /** At most 500. */
  readonly limit: number;
  /** More holders than this make a value worthless [F6]. */
  readonly valueLimit: number;
  readonly blocked: readonly string[];
  /** Which profile fields the one who asks may see [S5]. */
  readonly isSeen: (field: ProfileField) => boolean;
}

/** Of pairs that reach it, 98 of 100 were one person in the measured archive; 91 of 100 confirmed pairs reach it. */
const usualMin = 50;
const mostRows = 500;

/** Pairs of customers that may be one person, best first, then in the order in which they were first seen [M1]. */
export const suggestions = async (
  db: Kysely<Database>,
  options: SuggestionOptions,
): Promise<readonly SuggestionRow[]> => {
  const { customer, min = usualMin, isSeen } = options;
  const asked = customer === undefined ? null : await currentCustomer(db, customer);
  if (customer !== undefined && asked === null) return [];
  const pairs = asked === null ? await candidatesOfDesk(db) : await pairsOf(db, asked, isSeen);
  const ids = [...new Set(pairs.flat())];
  if (ids.length === 0) return [];
  const people = await knownPeople(db, ids, isSeen);
  const isDismissed = await dismissedPairs(db, ids);
  const holders = await holdersOf(db, [...people.values()]);
  const scoring = {
    holders,
    limit: options.valueLimit,
    isBlocked: createValueBlocker(options.blocked),
  };
  const found: Found[] = [];
  for (const pair of pairs) {
    const [a, b] = asked === null ? inOrder(pair, people) : pair;
    const [left, right] = [people.get(a), people.get(b)];
    if (left === undefined || right === undefined || isDismissed(a, b)) continue;
    const { score, reasons } = scorePair(left, right, scoring);
    if (reasons.length > 0 && score >= min) found.push({ a, b, score, reasons });
  }
  found.sort((one, other) => other.score - one.score || (one.a + one.b < other.a + other.b ? -1 : 1));
  return rowsOf(db, found.slice(0, Math.min(mostRows, Math.max(1, Math.trunc(options.limit) || 1))));
};

interface Found {
  readonly a: CustomerId;
  readonly b: CustomerId;
  readonly score: number;
  readonly reasons: readonly SuggestionReason[];
}

const pairsOf = async (
  db: Kysely<Database>,
  asked: CustomerId,
  isSeen: (field: ProfileField) => boolean,
): Promise<readonly CandidatePair[]> => {
  const person = (await knownPeople(db, [asked], isSeen)).get(asked);
  if (person === undefined) return [];
  return (await candidatesOf(db, asked, person)).map((candidate) => [asked, candidate] as const);
};

/** The one who was known first stands first. */
const inOrder = ([a, b]: CandidatePair, people: ReadonlyMap<CustomerId, KnownPerson>): CandidatePair => {
  const [first, second] = [people.get(a)?.firstAt ?? 0, people.get(b)?.firstAt ?? 0];
  return first < second || (first === second && a < b) ? [a, b] : [b, a];
};

const holdersOf = async (db: Kysely<Database>, people: readonly KnownPerson[]): Promise<Holders> => {
  const emails = people.flatMap((person) => person.emails);
  const holders = await valueHolders(db, {
    name: people.flatMap((person) => person.names),
    email: emails,
    mailbox: emails,
    phone: people.flatMap((person) => person.phones),
    uid: people.flatMap((person) => person.uids.map(({ value }) => value)),
  });
  // A value that only profiles hold is held by nobody's identity.
  const of = (held: HeldValue) => (value: string) => Math.max(1, holders(held, value));
  return { name: of("name"), email: of("email"), mailbox: of("mailbox"), phone: of("phone"), uid: of("uid") };
};

const rowsOf = async (db: Kysely<Database>, found: readonly Found[]): Promise<readonly SuggestionRow[]> => {
  const rows = await customerRows(db, [...new Set(found.flatMap(({ a, b }) => [a, b]))], []);
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ a, b, score, reasons }) => {
    const [left, right] = [rowsById.get(a), rowsById.get(b)];
    return left === undefined || right === undefined ? [] : [{ a: left, b: right, score, reasons }];
  });
};
