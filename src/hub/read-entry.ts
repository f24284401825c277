import { toJson } from "../../store/bulk.ts";
import { isChannelKind } from "../domain/channel.ts";
import type { Refusal } from "../domain/refusal.ts";
import { invalid } from "../operations/refusals.ts";
import type { SyncEntry } from "../sync/entry.ts";
import { decodeEntry, type EncodedEntry, encodeEntry } from "../sync/entry-codec.ts";
import { maxKept, maxTexts } from "../sync/protocol.ts";
import type { Shard } from "../sync/shard-name.ts";

/** An entry as the hub may log it, or why not. */
export type ReadEntry = { readonly entry: SyncEntry } | { readonly refusal: Refusal };

/**
 * Reads what a writer put into a shard. It must be of the type that the shard holds, and come out of the tables as it
 * went in: a shard is made out of them again, and everybody must then find what they found before.
 */
export const readEntry = (encoded: EncodedEntry, shard: Shard): ReadEntry => {
  if (!(shard.kind === "log" ? decisionId : factId).test(encoded.id))
    return { refusal: invalid("id: is malformed") };
  if (encoded.kept.length > maxKept) return { refusal: invalid("body: is too long") };
  if (encoded.texts !== null && encoded.texts.length > maxTexts)
    return { refusal: invalid("texts: is too long") };
  try {
    const entry = decodeEntry(encoded, shard.writer);
    return isSound(entry) && isLasting(entry, encoded, shard) ? { entry } : malformed;
  } catch {
    return malformed;
  }
};

const malformed = { refusal: invalid("entry: is malformed") };
const decisionId = /^o[0-9a-hjkmnp-tv-z]{26}$/;
const factId = /^[imr][0-9a-hjkmnp-tv-z]{26}$/;
const writerId = /^w[0-9a-z]{26}$/;

const isSound = (entry: SyncEntry): boolean => {
  if (entry.type === "operation") return writerId.test(entry.operation.writer);
  if (entry.type === "identity")
    return writerId.test(entry.identity.writer) && isChannelKind(entry.identity.kind);
  if (entry.type === "reference") return true;
  const { writer, sentAt } = entry.message;
  return writerId.test(writer) && (sentAt === null || Number.isSafeInteger(sentAt));
};

const isLasting = (entry: SyncEntry, encoded: EncodedEntry, { writer }: Shard): boolean => {
  const again = encodeEntry(JSON.parse(toJson(entry)) as SyncEntry, writer);
  return isSameBytes(again.kept, encoded.kept) && isSameBytes(again.texts, encoded.texts);
};

const isSameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
