import type { Batch } from "../../../store/batch.ts";
import type { ChannelKind } from "../../domain/channel.ts";
import type { IdentitySeen, MatchKey, MessageArrived } from "../../domain/facts.ts";
import { customerOfIdentity, identityOfCustomer } from "../../domain/ids.ts";
import { type MatchKeyOptions, matchKeys } from "../../matching/match-keys.ts";
import { normaliseHandle } from "../../matching/normalise-handle.ts";
import type { FactIds } from "../fact-ids.ts";
import { readNaturalKeys } from "../natural-keys.ts";

/** The id, keyed with another secret, of what had this one; ids that no secret went into stay. */
export type IdMap = (id: string) => string;

export interface IdMapOptions {
  readonly before: FactIds;
  readonly after: FactIds;
  /** Whether an identity is erased, its texts in these batches or not. `rekeyed`: the id that it has then. */
  readonly isErased: (identity: string, rekeyed: string) => boolean;
}

/**
 * Finds the id of everything in batches under another secret. Nothing is guessed: what the texts of a fact lead to is
 * taken where the secret of before leads from there to the id that it has. What is erased, or cannot be told that way,
 * gets a hash of the id that it had. So it comes to the same wherever it is done.
 */
export const createIdMap = async (batches: AsyncIterable<Batch>, options: IdMapOptions): Promise<IdMap> => {
  const { before, after, isErased } = options;
  const ids = new Map<string, string>();
  const channels = new Map<string, string>();
  const nameless = new Set<string>();
  const threads = new Map<string, Pick<MessageArrived, "conversation" | "identity">>();
  const generations = new Map<string, number>();
  const taken = new Set<string>();

  const identity = (id: string): string => ids.get(id) ?? after.rekeyed(id);
  const conversation = (id: string): string => ids.get(id) ?? after.rekeyed(id);

  /** Of those that are not erased every handle has one identity: it is the first generation again [F10]. */
  const seeIdentity = (seen: IdentitySeen): void => {
    const { id, channel, kind, keys, texts } = seen;
    const kindOfChannel = JSON.stringify([channel, kind]);
    channels.set(id, channel);
    if (texts === null || isErased(id, after.rekeyed(id))) {
      generations.set(kindOfChannel, (generations.get(kindOfChannel) ?? 0) + 1);
      return;
    }
    for (const [hash, made] of keyed(keys, seen, options)) ids.set(hash, made);
    if (texts.handle === "") {
      nameless.add(id);
      return;
    }
    const handle = normaliseHandle(kind, texts.handle);
    const most = generations.get(kindOfChannel) ?? 0;
    for (let generation = 0; generation <= most; generation++) {
      if (before.identity(channel, kind, handle, generation) !== id) continue;
      const made = after.identity(channel, kind, handle, 0);
      if (!taken.has(made)) ids.set(id, made);
      taken.add(made);
      break;
    }
  };

  const readMessage = (message: MessageArrived): void => {
    const channel = channels.get(message.identity);
    const keys = message.texts?.key === undefined ? null : readNaturalKeys(message.texts.key);
    if (channel === undefined || keys === null) return;
    if (isErased(message.identity, after.rekeyed(message.identity))) return;
    const plain = before.message(channel, keys.message);
    const made = after.message(channel, keys.message);
    if (plain === message.id) {
      ids.set(plain, made);
      if (nameless.has(message.identity) && before.anonymousIdentity(plain) === message.identity) {
        ids.set(message.identity, after.anonymousIdentity(made));
      }
    } else if (before.messageCopy(plain, message.identity) === message.id) {
      ids.set(message.id, after.messageCopy(made, identity(message.identity)));
    }
    if (keys.seed !== null && before.conversation(channel, keys.seed) === message.conversation) {
      ids.set(message.conversation, after.conversation(channel, keys.seed));
    }
    for (const { kind, natural } of keys.references) {
      ids.set(before.reference(channel, kind, natural), after.reference(channel, kind, natural));
    }
  };

  const noteThread = (message: MessageArrived): void => {
    if (threads.has(message.thread)) return;
    threads.set(message.thread, { conversation: message.conversation, identity: message.identity });
    if (before.ownConversation(message.identity) === message.conversation) {
      ids.set(message.conversation, after.ownConversation(identity(message.identity)));
    }
  };

  const thread = (id: string): string => {
    const named = threads.get(id);
    if (named === undefined || before.thread(named.conversation, named.identity) !== id) {
      return after.rekeyed(id);
    }
    return after.thread(conversation(named.conversation), identity(named.identity));
  };

  for await (const batch of batches) {
    for (const each of batch.identities) seeIdentity(each);
    for (const each of batch.messages) {
      readMessage(each);
      noteThread(each);
    }
  }

  return (id) => {
    if (!keyedId.test(id)) return id;
    if (id.startsWith("c")) return customerOfIdentity(identity(identityOfCustomer(id)));
    return id.startsWith("t") ? thread(id) : (ids.get(id) ?? after.rekeyed(id));
  };
};

/** Identities and their customers, messages, threads, conversations, references and matching keys. */
const keyedId = /^[icmtvrh][0-9a-z]{26}$/;

/** The keys of an identity that its texts still lead to, with what they are under the other secret. */
const keyed = (
  keys: readonly MatchKey[],
  { channel, kind, texts }: Pick<IdentitySeen, "channel" | "texts"> & { readonly kind: ChannelKind },
  { before, after }: IdMapOptions,
): readonly (readonly [hash: string, made: string])[] => {
  if (texts === null || keys.length === 0) return [];
  const hashes = new Set(keys.map(({ hash }) => hash));
  return ways.flatMap((way) =>
    matchKeys({ ...texts, kind, channel }, way).flatMap(({ rule, value }) => {
      const hash = before.matchKey(rule, value);
      return hashes.has(hash) ? [[hash, after.matchKey(rule, value)] as const] : [];
    }),
  );
};

/** As the program reads texts, as it did when it blocked nothing that it blocks now, and before decision 072. */
const ways: readonly MatchKeyOptions[] = [
  { d1: true },
  { d1: true, isBlocked: (_type, value) => value === "" },
  { d1: false, isBlocked: (_type, value) => value === "", bareIds: true },
];
