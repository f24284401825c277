import { type Batch, canJoin, emptyBatch, joinBatches, sizeOfBatch } from "../../store/batch.ts";
import { decodeBatch } from "../../store/encode-batch.ts";
import type { Journal } from "../../store/journal.ts";
import type { Projection } from "../../store/projection.ts";
import type { Progress } from "../desk.ts";

/** So many facts and operations are applied in one transaction: one each would take a hundred times as long. */
const batchSize = 500;

/** Applies what the journal has beyond the projection, several batches at a time. */
export const replayJournal = async (
  journal: Journal,
  projection: Projection,
  onProgress: (progress: Progress) => void = () => {},
): Promise<void> => {
  const total = journal.last();
  const isRebuild = projection.applied() === 0;
  let waiting: Batch = emptyBatch;
  let sequence = projection.applied();
  const flush = async (): Promise<void> => {
    if (sequence <= projection.applied()) return;
    await projection.apply(waiting, sequence, undefined, { isRebuild });
    waiting = emptyBatch;
    onProgress({ job: "rebuild", done: sequence, total, label: "" });
  };
  for await (const frame of journal.read(projection.applied())) {
    const batch = decodeBatch(frame.payload);
    if (!canJoin(waiting, batch)) await flush();
    waiting = joinBatches(waiting, batch);
    sequence = frame.sequence;
    if (sizeOfBatch(waiting) >= batchSize) await flush();
  }
  await flush();
};
