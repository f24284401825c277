import { mailExport } from "./mail-export.ts";
import type { MailSettings } from "./mail-settings.ts";
import type { Outbox } from "./outbox.ts";
import type { OutboxEntry } from "./outbox-entry.ts";

/** What one round of sending did. `waiting`: temporary failures, still queued. */
export interface SendReport {
  readonly sent: readonly OutboxEntry[];
  readonly waiting: readonly OutboxEntry[];
  readonly failed: readonly OutboxEntry[];
}

/**
 * Sends what is due, one after another, oldest first [D5]. `now` gives milliseconds since 1970. The start of an
 * attempt is on disk before the first byte goes out, and its end right after the answer; see
 * docs/decisions/040-export-archive.md for what that does and does not promise.
 */
export const sendQueued = async (
  outbox: Outbox,
  settings: MailSettings,
  now: () => number,
  signal?: AbortSignal,
): Promise<SendReport> => {
  const settled: OutboxEntry[] = [];
  for (const { id } of outbox.due(now())) {
    if (signal?.aborted) break;
    const claimed = await outbox.claim(id, now());
    if (claimed === null) continue;
    const result = await mailExport(claimed.entry, claimed.archive, settings, signal);
    const entry = await outbox.done(id, result, now());
    if (entry !== null) settled.push(entry);
  }
  const inState = (state: OutboxEntry["state"]) => settled.filter((entry) => entry.state === state);
  return { sent: inState("sent"), waiting: inState("queued"), failed: inState("failed") };
};
