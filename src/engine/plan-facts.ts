import type { Kysely } from "kysely";
import { keyCounts, knownConversations, knownIdentities, knownMessages } from "../../store/known-facts.ts";
import type { Database } from "../../store/schema.ts";
import type { MatchKey } from "../domain/facts.ts";
import type { ConversationId, IdentityId, MessageId } from "../domain/ids.ts";
import { matchKeys } from "../matching/match-keys.ts";
import { normaliseHandle } from "../matching/normalise-handle.ts";
import type { AssemblyOptions } from "./assemble-facts.ts";
import type { FactDraft, PersonDraft } from "./fact-draft.ts";
import { type FactIds, naturalKeyOf } from "./fact-ids.ts";
import { clean, nameLength, textsOf } from "./person-texts.ts";
import type { PlannedReference, ReferencePlanner } from "./plan-references.ts";

export interface PersonPlan {
  readonly person: PersonDraft;
  /** The id of the first generation. */
  readonly base: IdentityId;
  readonly keys: readonly MatchKey[];
  readonly generation: (generation: number) => IdentityId;
}

/** A draft with the ids that it would have. */
export interface Plan {
  readonly draft: FactDraft;
  readonly message: MessageId | null;
  /** The message's under the secret that the folder had before it joined a desk, where it had one. */
  readonly before: MessageId | null;
  /** Of the message; empty where there is none. */
  readonly natural: string;
  readonly people: readonly PersonPlan[];
  readonly references: readonly PlannedReference[];
  readonly subjects: readonly PlannedReference[];
}

export const planOf = (ids: FactIds, planReferences: ReferencePlanner, draft: FactDraft): Plan => {
  const { channel, message } = draft;
  const natural = message === null ? "" : naturalKeyOf(message.key);
  return {
    draft,
    message: message === null ? null : ids.message(channel, natural),
    before: message === null ? null : ids.rekeyedMessage(channel, natural),
    natural,
    people: draft.people.map((person) => {
      // As it is kept, so that the id can be made of that again.
      const handle = normaliseHandle(person.kind, clean(person.handle, nameLength));
      const generation = (number: number): IdentityId =>
        ids.identity(person.channel, person.kind, handle, number);
      return { person, base: generation(0), generation, keys: [] };
    }),
    references: planReferences(channel, "message", message?.references ?? []),
    subjects: planReferences(channel, "subject", message?.subjects ?? []),
  };
};

/** What the store knows of the plans; grows with what the batch itself brings. */
export interface Known {
  readonly messages: Set<MessageId>;
  readonly identities: Set<IdentityId>;
  /** By first-generation id, the id that is not erased. */
  readonly current: Map<IdentityId, IdentityId>;
  readonly conversations: Map<string, ConversationId>;
  readonly carriers: Map<string, number>;
}

/** Looks up everything that the plans name, in a few queries; gives the plans of new identities their keys. */
export const lookUp = async (
  db: Kysely<Database>,
  { ids, d1, isBlocked }: Pick<AssemblyOptions, "ids" | "d1" | "isBlocked">,
  plans: Plan[],
): Promise<Known> => {
  const messages = await knownMessages(db, [
    ...new Set(plans.flatMap(({ message, before }) => [message ?? [], before ?? []].flat())),
  ]);
  const people = new Map(plans.flatMap((plan) => plan.people.map((person) => [person.base, person])));
  const identities = new Set<IdentityId>();
  const current = new Map<IdentityId, IdentityId>();
  let waiting = [...people.values()].map((person) => ({ person, id: person.base }));
  for (let generation = 1; waiting.length > 0; generation++) {
    const seen = await knownIdentities(
      db,
      waiting.map(({ id }) => id),
    );
    for (const { person, id } of waiting) {
      current.set(person.base, id);
      if (seen.has(id)) identities.add(id);
    }
    waiting = waiting
      .filter(({ id }) => seen.get(id)?.erased === true)
      .map(({ person }) => ({ person, id: person.generation(generation) }));
  }
  const hashes: string[] = [];
  for (const [index, plan] of plans.entries()) {
    const withKeys = plan.people.map((each) => {
      if (identities.has(current.get(each.base)!)) return each;
      const keys = matchKeys({ ...textsOf(each.person), kind: each.person.kind }, { d1, isBlocked }).map(
        ({ rule, value }): MatchKey => ({ rule, hash: ids.matchKey(rule, value) }),
      );
      hashes.push(...keys.map(({ hash }) => hash));
      return { ...each, keys };
    });
    plans[index] = { ...plan, people: withKeys };
  }
  const references = plans.flatMap((plan) => [...plan.references, ...plan.subjects].map(({ hash }) => hash));
  return {
    messages: new Set(messages),
    identities,
    current,
    conversations: new Map(await knownConversations(db, [...new Set(references)])),
    carriers: new Map(await keyCounts(db, [...new Set(hashes)])),
  };
};
