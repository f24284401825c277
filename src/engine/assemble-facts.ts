import type { Kysely } from "kysely";
import type { Batch } from "../../store/batch.ts";
import type { Database } from "../../store/schema.ts";
import type { IdentitySeen, MessageArrived } from "../domain/facts.ts";
import type { ConversationId, IdentityId, MessageId, WriterId } from "../domain/ids.ts";
import type { Clock } from "../domain/order.ts";
import type { FactIds } from "./fact-ids.ts";
import { lookUp } from "./look-up.ts";
import { type NaturalReference, writeNaturalKeys } from "./natural-keys.ts";
import type { MessagePlan, PersonPlan, Plan } from "./plan-item.ts";

export interface AssemblyOptions {
  readonly ids: FactIds;
  readonly writer: WriterId;
  /** The next reading of the writer's clock, at a time or now; strictly rising. */
  readonly tick: (milliseconds?: number) => Clock;
  /** Above so many identities a value joins nothing by itself [F6]. */
  readonly keyLimit: number;
}

/** Facts for the store, and what became of each plan, in their order. */
export interface Assembled {
  readonly batch: Batch;
  readonly outcomes: readonly ("imported" | "duplicate")[];
}

/** Makes facts of plans. The batch of one call must be applied before the next call. */
export type Assembler = (db: Kysely<Database>, plans: readonly Plan[]) => Promise<Assembled>;

/**
 * Creates what turns the plans of one import into facts: conversations, first sights with the keys that may join
 * them. Keys that are blocked or above the limit are left out here, so that every replica sees the same [F6].
 */
export const createAssembler = (options: AssemblyOptions): Assembler => {
  const { ids, writer, tick, keyLimit } = options;
  /** Who wrote last in a conversation of this import: whom an answer in a group chat is for. */
  const lastSpeakers = new Map<ConversationId, IdentityId>();

  return async (db, plans) => {
    const known = await lookUp(db, ids, plans);
    const batch = {
      operations: [],
      identities: [] as IdentitySeen[],
      messages: [] as MessageArrived[],
      references: [] as [string, ConversationId][],
      lookedUp: {
        newMessages: new Set<MessageId>(),
        areReferencesNew: true,
        identities: new Map<IdentityId, Pick<IdentitySeen, "channel" | "kind">>(),
      },
    };

    const see = (person: PersonPlan, { seenAt }: Plan): { id: IdentityId; isNew: boolean } => {
      const id = known.current.get(person.base) ?? person.base;
      batch.lookedUp.identities.set(id, person);
      if (known.identities.has(id)) return { id, isNew: false };
      known.identities.add(id);
      const keys = person.keys.filter(({ hash }) => {
        const carriers = (known.carriers.get(hash) ?? 0) + 1;
        known.carriers.set(hash, carriers);
        return carriers <= keyLimit;
      });
      const { channel, kind, texts } = person;
      batch.identities.push({ id, at: tick(seenAt), writer, channel, kind, keys, texts });
      return { id, isNew: true };
    };

    const seeNobody = ({ channel, seenAt }: Plan, message: MessagePlan): IdentityId => {
      const id = ids.anonymousIdentity(message.id);
      const texts = { handle: "", name: message.texts.author, email: "", phone: "", uid: "" };
      const { kind } = message;
      batch.identities.push({ id, at: tick(seenAt), writer, channel, kind, keys: [], texts });
      return id;
    };

    /** The conversation, null for one of the identity's own, and the message's text `key`. */
    const converse = (
      message: MessagePlan,
    ): { readonly conversation: ConversationId | null; readonly key: string } => {
      const { references, subjects, seed } = message;
      const all = [...references, ...subjects];
      const found = (message.isSubjectReply ? all : references)
        .map(({ hash }) => known.conversations.get(hash))
        .find((each) => each !== undefined);
      const conversation = found ?? seed?.conversation ?? null;
      const made: NaturalReference[] = [];
      if (conversation !== null) {
        for (const reference of all) {
          if (known.conversations.has(reference.hash)) continue;
          known.conversations.set(reference.hash, conversation);
          batch.references.push([reference.hash, conversation]);
          made.push(reference);
        }
      }
      const isNamed = seed !== null && conversation === seed.conversation;
      const keys = { message: message.natural, seed: isNamed ? seed.natural : null, references: made };
      return { conversation, key: writeNaturalKeys(keys) };
    };

    const arrive = (plan: Plan, message: MessagePlan): void => {
      const { conversation, key } = converse(message);
      const { people } = plan;
      const speaker = conversation === null ? undefined : lastSpeakers.get(conversation);
      const meant = message.onlyLastSpeaker
        ? [people.find(({ base }) => base === speaker) ?? people[0]].filter((each) => each !== undefined)
        : people;
      if (conversation !== null && message.direction === "in" && meant[0] !== undefined) {
        lastSpeakers.set(conversation, meant[0].base);
      }
      const identities =
        meant.length === 0
          ? [seeNobody(plan, message)]
          : [...new Set(meant.map((person) => see(person, plan).id))];
      const { direction, sentAt, seed, likely } = message;
      const texts = { ...message.texts, key };
      for (const [index, identity] of identities.entries()) {
        const within = conversation ?? ids.ownConversation(identity);
        batch.messages.push({
          id: index === 0 ? message.id : ids.messageCopy(message.id, identity),
          thread:
            likely?.identity === identity && seed?.conversation === within
              ? likely.thread
              : ids.thread(within, identity),
          conversation: within,
          identity,
          at: tick(plan.seenAt),
          writer,
          direction,
          sentAt,
          texts,
        });
      }
    };

    const outcomes = plans.map((plan): "imported" | "duplicate" => {
      const { message } = plan;
      if (message === null) {
        const seen = plan.people.map((person) => see(person, plan));
        return seen.some(({ isNew }) => isNew) ? "imported" : "duplicate";
      }
      if (known.messages.has(message.id) || known.messages.has(message.before ?? "")) return "duplicate";
      known.messages.add(message.id);
      // Nobody has looked whether the identity of a message without one was anonymized.
      if (plan.people.length > 0) batch.lookedUp.newMessages.add(message.id);
      arrive(plan, message);
      return "imported";
    });
    return { batch, outcomes };
  };
};
