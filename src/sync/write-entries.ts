import type { EncodedEntry } from "./entry-codec.ts";
import { type ShardPlace, updateOf } from "./synthesise.ts";

/**
 * New entries of one client as a Yjs update (version 1), the first at `clock`, where the client ended. `end`: where it
 * ends with them.
 */
export const writeEntries = (
  entries: readonly EncodedEntry[],
  { client, clock }: { readonly client: number; readonly clock: number },
): { readonly update: Uint8Array; readonly end: number } => {
  let end = clock;
  const places = entries.map((entry): ShardPlace => {
    const place: ShardPlace = { client, clock: end, width: entry.texts === null ? 1 : 2, entry };
    end += place.width;
    return place;
  });
  return { update: updateOf(places), end };
};
