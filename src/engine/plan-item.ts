import type { ImportItem, Rejected } from "../channels/import-item.ts";
import type { ChannelKind } from "../domain/channel.ts";
import type { Direction, IdentityTexts, MatchKey, MessageTexts } from "../domain/facts.ts";
import type { ConversationId, IdentityId, MessageId, ThreadId } from "../domain/ids.ts";
import { matchKeys } from "../matching/match-keys.ts";
import { normaliseHandle } from "../matching/normalise-handle.ts";
import { createValueBlocker } from "../matching/value-blocker.ts";
import { draftItem, ownHandles } from "./draft-item.ts";
import type { FactDraft, MessageDraft, PersonDraft } from "./fact-draft.ts";
import { createFactIds, type FactSecrets, naturalKeyOf, type ReferenceKind } from "./fact-ids.ts";
import type { NaturalReference } from "./natural-keys.ts";
import { clean, nameLength, subjectLength, textsOf } from "./person-texts.ts";
import { recall } from "./recall.ts";

/** What an item of an import comes to, with the ids that it would have; before anything stored is looked at. */
export interface Plan {
  readonly channel: string;
  /** Null for a card or a row that only names somebody. */
  readonly message: MessagePlan | null;
  readonly people: readonly PersonPlan[];
  /** When the desk saw it, milliseconds; absent: now. Sample data was seen long ago. */
  readonly seenAt?: number;
}

export interface PersonPlan {
  readonly channel: string;
  readonly kind: ChannelKind;
  /** Normalised. */
  readonly handle: string;
  /** The id of the first generation. */
  readonly base: IdentityId;
  /** What may join it by itself, were it new; blocked values give none. */
  readonly keys: readonly MatchKey[];
  readonly texts: IdentityTexts;
}

export interface PlannedReference extends NaturalReference {
  readonly hash: string;
}

export interface MessagePlan
  extends Pick<MessageDraft, "kind" | "sentAt" | "isSubjectReply" | "onlyLastSpeaker"> {
  readonly id: MessageId;
  /** Its id under the secret that the folder had before it joined a desk, where it had one. */
  readonly before: MessageId | null;
  readonly natural: string;
  readonly direction: Direction;
  readonly texts: Pick<MessageTexts, "author" | "subject" | "text">;
  readonly references: readonly PlannedReference[];
  readonly subjects: readonly PlannedReference[];
  /** The conversation where nothing known leads to one; null: one for each identity. */
  readonly seed: { readonly natural: string; readonly conversation: ConversationId } | null;
  /** Where it most often belongs: to the thread of the seed's conversation with the first person; made here, where there is time. */
  readonly likely: { readonly identity: IdentityId; readonly thread: ThreadId } | null;
}

/** An item as planned, or why it could not be read. */
export interface PlannedItem extends Pick<ImportItem, "where" | "file" | "bytesRead"> {
  readonly content: Plan | Rejected;
}

/** What plans depend on beside the items. Can be given to another thread. */
export interface PlannerOptions {
  readonly secrets: FactSecrets;
  /** Handles of the desk itself: what they send is outgoing. */
  readonly own: readonly string[];
  /** Same name and same email address join by themselves [D1]. */
  readonly d1: boolean;
  /** Values that join nothing by themselves, besides those that the program knows. */
  readonly blocked: readonly string[];
}

export type Planner = (item: ImportItem) => PlannedItem;

/**
 * Creates what plans the items of one import, each by itself. It remembers what it hashed: every answer names the
 * messages before it again, and people write more than once.
 */
export const createPlanner = ({ secrets, own, d1, blocked }: PlannerOptions): Planner => {
  const ids = createFactIds(secrets);
  const isOwn = ownHandles(own);
  const isBlocked = createValueBlocker(blocked);
  const references = new Map<string, PlannedReference>();
  const seeds = new Map<string, NonNullable<MessagePlan["seed"]>>();
  const persons = new Map<string, PersonPlan>();

  const planReferences = (
    channel: string,
    kind: ReferenceKind,
    values: readonly string[],
  ): readonly PlannedReference[] =>
    values.map((value) =>
      recall(references, `${kind} ${channel}\n${value}`, () => {
        const natural = naturalKeyOf(value);
        return { kind, natural, hash: ids.reference(channel, kind, natural) };
      }),
    );

  const planSeed = (channel: string, seed: string): MessagePlan["seed"] =>
    recall(seeds, `${channel}\n${seed}`, () => {
      const natural = naturalKeyOf(seed);
      return { natural, conversation: ids.conversation(channel, natural) };
    });

  const planPerson = (person: PersonDraft): PersonPlan =>
    recall(persons, JSON.stringify(person), () => {
      const { channel, kind } = person;
      const texts = textsOf(person);
      // As it is kept, so that the id can be made of that again.
      const handle = normaliseHandle(kind, texts.handle);
      const keys = matchKeys({ ...texts, kind, channel }, { d1, isBlocked }).map(
        ({ rule, value }): MatchKey => ({ rule, hash: ids.matchKey(rule, value) }),
      );
      return { channel, kind, handle, base: ids.identity(channel, kind, handle, 0), keys, texts };
    });

  const planMessage = (
    channel: string,
    message: MessageDraft,
    identity: IdentityId | undefined,
  ): MessagePlan => {
    const { kind, direction, sentAt, isSubjectReply, onlyLastSpeaker } = message;
    const natural = naturalKeyOf(message.key);
    const seed = message.seed === null ? null : planSeed(channel, message.seed);
    return {
      ...{ kind, direction, sentAt, isSubjectReply, onlyLastSpeaker, natural },
      id: ids.message(channel, natural),
      before: ids.rekeyedMessage(channel, natural),
      texts: {
        author: clean(message.author, nameLength),
        subject: clean(message.subject, subjectLength),
        text: clean(message.text),
      },
      references: planReferences(channel, "message", message.references),
      subjects: planReferences(channel, "subject", message.subjects),
      seed,
      likely:
        seed === null || identity === undefined
          ? null
          : { identity, thread: ids.thread(seed.conversation, identity) },
    };
  };

  const plan = ({ channel, message, people: drafts }: FactDraft): Plan => {
    const people = drafts.map(planPerson);
    return {
      channel,
      message: message === null ? null : planMessage(channel, message, people[0]?.base),
      people,
    };
  };

  return ({ where, file, bytesRead, content }) => ({
    ...{ where, file, bytesRead },
    content: content.type === "rejected" ? content : plan(draftItem(content, { isOwn })),
  });
};
