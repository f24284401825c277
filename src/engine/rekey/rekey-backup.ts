import { decodeBatch, encodeBatch } from "../../../store/encode-batch.ts";
import { withoutErased } from "../../../store/erase-texts.ts";
import type { Frame } from "../../../store/journal-frame.ts";
import { rewriteSegment } from "../../../store/journal-rewrite.ts";
import { type BackupHead, encodeHead, readBatches } from "../backup/backup-file.ts";
import { createFactIds } from "../fact-ids.ts";
import { createIdMap } from "./id-map.ts";
import { rekeyBatch } from "./rekey-batch.ts";

/**
 * Keys a backup anew that was made before its folder joined a desk, in its place, without what is erased since (ids as
 * they are now): erasing reaches it again, and a folder that is restored from it is of that desk.
 */
export const rekeyBackup = async (
  path: string,
  head: BackupHead,
  secret: Uint8Array,
  erased: ReadonlySet<string>,
): Promise<void> => {
  const idOf = await createIdMap(batchesIn(path), {
    before: createFactIds({ secret: head.secret, before: null }),
    after: createFactIds({ secret, before: null }),
    // What was erased before the folder joined is known by this id there; its texts may still stand here.
    isErased: (_identity, rekeyed) => erased.has(rekeyed),
  });
  const { format: _, ...rest } = head;
  await rewriteSegment(path, ({ sequence, payload }: Frame) =>
    sequence === 1
      ? encodeHead({ ...rest, secret, before: head.secret })
      : encodeBatch(withoutErased(rekeyBatch(decodeBatch(payload), idOf), erased)),
  );
};

const batchesIn = async function* (path: string) {
  for await (const { payload } of readBatches(path)) yield decodeBatch(payload);
};
