import type { Kysely } from "kysely";
import { keyCounts, knownConversations, knownIdentities, knownMessages } from "../../store/known-facts.ts";
import type { Database } from "../../store/schema.ts";
import type { ConversationId, IdentityId, MessageId } from "../domain/ids.ts";
import type { FactIds } from "./fact-ids.ts";
import type { Plan } from "./plan-item.ts";

/** What the store knows of the plans; grows with what the batch itself brings. */
export interface Known {
  readonly messages: Set<MessageId>;
  readonly identities: Set<IdentityId>;
  /** By first-generation id, the id that is not erased. */
  readonly current: Map<IdentityId, IdentityId>;
  readonly conversations: Map<string, ConversationId>;
  readonly carriers: Map<string, number>;
}

/** Looks up everything that the plans name, in a few queries. */
export const lookUp = async (db: Kysely<Database>, ids: FactIds, plans: readonly Plan[]): Promise<Known> => {
  const messages = new Set<string>();
  const references = new Set<string>();
  for (const { message } of plans) {
    if (message === null) continue;
    messages.add(message.id);
    if (message.before !== null) messages.add(message.before);
    for (const { hash } of message.references) references.add(hash);
    for (const { hash } of message.subjects) references.add(hash);
  }
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
      .map(({ person }) => ({
        person,
        id: ids.identity(person.channel, person.kind, person.handle, generation),
      }));
  }
  const hashes = new Set<string>();
  for (const { people } of plans) {
    for (const { base, keys } of people) {
      if (!identities.has(current.get(base)!)) for (const { hash } of keys) hashes.add(hash);
    }
  }
  return {
    messages: new Set(await knownMessages(db, [...messages])),
    identities,
    current,
    conversations: new Map(await knownConversations(db, [...references])),
    carriers: new Map(await keyCounts(db, [...hashes])),
  };
};
