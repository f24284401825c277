import type { Kysely } from "kysely";
import type { Batch } from "../../store/batch.ts";
import type { Database } from "../../store/schema.ts";
import type { IdentitySeen, MessageArrived } from "../domain/facts.ts";
import type { ConversationId, IdentityId, MessageId, WriterId } from "../domain/ids.ts";
import type { Clock } from "../domain/order.ts";
import type { ValueBlocker } from "../matching/value-blocker.ts";
import type { FactDraft, MessageDraft } from "./fact-draft.ts";
import { type FactIds, naturalKeyOf } from "./fact-ids.ts";
import { type NaturalReference, writeNaturalKeys } from "./natural-keys.ts";
import { clean, nameLength, subjectLength, textsOf } from "./person-texts.ts";
import { lookUp, type PersonPlan, type Plan, planOf } from "./plan-facts.ts";
import { createReferencePlanner } from "./plan-references.ts";

export interface AssemblyOptions {
  readonly ids: FactIds;
  readonly writer: WriterId;
  /** The next reading of the writer's clock, at a time or now; strictly rising. */
  readonly tick: (milliseconds?: number) => Clock;
  /** Same name and same email address join by themselves [D1]. */
  readonly d1: boolean;
  /** Above so many identities a value joins nothing by itself [F6]. */
  readonly keyLimit: number;
  /** Which values join nothing by themselves; those that the program knows unless given. */
  readonly isBlocked?: ValueBlocker;
}

/** Facts for the store, and what became of each draft, in their order. */
export interface Assembled {
  readonly batch: Batch;
  readonly outcomes: readonly ("imported" | "duplicate")[];
}

/** Makes facts of drafts. The batch of one call must be applied before the next call. */
export type Assembler = (db: Kysely<Database>, drafts: readonly FactDraft[]) => Promise<Assembled>;

/**
 * Creates what turns the drafts of one import into facts: ids, conversations, first sights with the keys that may
 * join them. Keys that are blocked or above the limit are left out here, so that every replica sees the same [F6].
 */
export const createAssembler = (options: AssemblyOptions): Assembler => {
  const { ids, writer, tick, keyLimit } = options;
  const planReferences = createReferencePlanner(ids);
  /** Who wrote last in a conversation of this import: whom an answer in a group chat is for. */
  const lastSpeakers = new Map<ConversationId, string>();

  return async (db, drafts) => {
    const plans = drafts.map((draft) => planOf(ids, planReferences, draft));
    const known = await lookUp(db, options, plans);
    const batch = {
      operations: [],
      identities: [] as IdentitySeen[],
      messages: [] as MessageArrived[],
      references: [] as [string, ConversationId][],
    };

    const see = (plan: PersonPlan, { seenAt }: FactDraft): { id: IdentityId; isNew: boolean } => {
      const id = known.current.get(plan.base) ?? plan.base;
      if (known.identities.has(id)) return { id, isNew: false };
      known.identities.add(id);
      const keys = plan.keys.filter(({ hash }) => {
        const carriers = (known.carriers.get(hash) ?? 0) + 1;
        known.carriers.set(hash, carriers);
        return carriers <= keyLimit;
      });
      const { channel, kind } = plan.person;
      batch.identities.push({
        id,
        at: tick(seenAt),
        writer,
        channel,
        kind,
        keys,
        texts: textsOf(plan.person),
      });
      return { id, isNew: true };
    };

    const seeNobody = (message: MessageId, draft: FactDraft, { kind, author }: MessageDraft): IdentityId => {
      const id = ids.anonymousIdentity(message);
      const texts = { handle: "", name: clean(author, nameLength), email: "", phone: "", uid: "" };
      batch.identities.push({
        id,
        at: tick(draft.seenAt),
        writer,
        channel: draft.channel,
        kind,
        keys: [],
        texts,
      });
      return id;
    };

    /** The conversation, null for one of the identity's own, and the message's text `key`. */
    const converse = (
      plan: Plan,
      message: MessageDraft,
    ): { readonly conversation: ConversationId | null; readonly key: string } => {
      const looked = message.isSubjectReply ? [...plan.references, ...plan.subjects] : plan.references;
      const found = looked
        .map(({ hash }) => known.conversations.get(hash))
        .find((each) => each !== undefined);
      const seed = message.seed === null ? null : naturalKeyOf(message.seed);
      const seeded = seed === null ? null : ids.conversation(plan.draft.channel, seed);
      const conversation = found ?? seeded;
      const made: NaturalReference[] = [];
      if (conversation !== null) {
        for (const reference of [...plan.references, ...plan.subjects]) {
          if (known.conversations.has(reference.hash)) continue;
          known.conversations.set(reference.hash, conversation);
          batch.references.push([reference.hash, conversation]);
          made.push(reference);
        }
      }
      const isNamed = conversation !== null && conversation === seeded;
      const keys = { message: plan.natural, seed: isNamed ? seed : null, references: made };
      return { conversation, key: writeNaturalKeys(keys) };
    };

    const arrive = (plan: Plan, message: MessageDraft, id: MessageId): void => {
      const { conversation, key } = converse(plan, message);
      const everybody = plan.people.map((person) => ({ person, handle: person.person.handle }));
      const speaker = conversation === null ? undefined : lastSpeakers.get(conversation);
      const meant = message.onlyLastSpeaker
        ? [everybody.find(({ handle }) => handle === speaker) ?? everybody[0]].filter(
            (each) => each !== undefined,
          )
        : everybody;
      if (conversation !== null && message.direction === "in" && meant[0] !== undefined) {
        lastSpeakers.set(conversation, meant[0].handle);
      }
      const identities =
        meant.length === 0
          ? [seeNobody(id, plan.draft, message)]
          : [...new Set(meant.map(({ person }) => see(person, plan.draft).id))];
      const texts = {
        author: clean(message.author, nameLength),
        subject: clean(message.subject, subjectLength),
        text: clean(message.text),
        key,
      };
      for (const [index, identity] of identities.entries()) {
        const within = conversation ?? ids.ownConversation(identity);
        batch.messages.push({
          id: index === 0 ? id : ids.messageCopy(id, identity),
          thread: ids.thread(within, identity),
          conversation: within,
          identity,
          at: tick(plan.draft.seenAt),
          writer,
          direction: message.direction,
          sentAt: message.sentAt,
          texts,
        });
      }
    };

    const outcomes = plans.map((plan): "imported" | "duplicate" => {
      const { message } = plan.draft;
      if (message === null || plan.message === null) {
        const seen = plan.people.map((person) => see(person, plan.draft));
        return seen.some(({ isNew }) => isNew) ? "imported" : "duplicate";
      }
      if (known.messages.has(plan.message) || known.messages.has(plan.before ?? "")) return "duplicate";
      known.messages.add(plan.message);
      arrive(plan, message, plan.message);
      return "imported";
    });
    return { batch, outcomes };
  };
};
