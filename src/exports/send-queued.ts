import { type MailResult, mailExport } from "./mail-export.ts";
import type { MailSettings } from "./mail-settings.ts";
import type { Outbox } from "./outbox.ts";
import type { OutboxEntry } from "./outbox-entry.ts";

/** What one round of sending did. `waiting`: temporary failures, still queued. */
export interface SendReport {
  readonly sent: readonly OutboxEntry[];
  readonly waiting: readonly OutboxEntry[];
  readonly failed: readonly OutboxEntry[];
  /** The one whose failure ended the round: with this server, the others would not have gone out either. */
  readonly endedBy: OutboxEntry | null;
}

/** Hands one archive over to whoever mails it. */
export type Deliver = (entry: OutboxEntry, archive: string, signal?: AbortSignal) => Promise<MailResult>;

export interface SendControl {
  /** True when no further mail may begin. */
  readonly isEnding?: () => boolean;
  /** Runs an attempt, so that it can be ended by the signal that it is given. */
  readonly attempt?: (
    entry: OutboxEntry,
    send: (signal?: AbortSignal) => Promise<MailResult>,
  ) => Promise<MailResult>;
}

/**
 * Sends what is due, by a mail server or through somebody else, one after another, the least tried first, then the oldest [D5]. `now` gives milliseconds since
 * 1970. The start of an attempt is on disk before the first byte goes out, and its end right after the answer; see
 * docs/decisions/040-export-archive.md for what that does and does not promise. Where the server itself fails, the
 * round ends: nobody waits for one time limit after another.
 */
export const sendQueued = async (
  outbox: Outbox,
  by: MailSettings | Deliver,
  now: () => number,
  { isEnding = () => false, attempt = (_, send) => send() }: SendControl = {},
): Promise<SendReport> => {
  const deliver: Deliver =
    typeof by === "function" ? by : (entry, archive, signal) => mailExport(entry, archive, by, signal);
  const settled: OutboxEntry[] = [];
  let endedBy: OutboxEntry | null = null;
  const due = [...outbox.due(now())].sort((a, b) => a.attempts - b.attempts);
  for (const { id } of due) {
    if (isEnding()) break;
    const claimed = await outbox.claim(id, now());
    if (claimed === null) continue;
    const result = await attempt(claimed.entry, (signal) => deliver(claimed.entry, claimed.archive, signal));
    const entry = await outbox.done(id, result, now());
    if (entry === null) continue;
    settled.push(entry);
    if (isOfServer(entry)) {
      endedBy = entry;
      break;
    }
  }
  const inState = (state: OutboxEntry["state"]) => settled.filter((entry) => entry.state === state);
  return { sent: inState("sent"), waiting: inState("queued"), failed: inState("failed"), endedBy };
};

/** Failed by what is the same for every mail. */
const isOfServer = ({ failure }: OutboxEntry): boolean =>
  failure !== null && ["unreachable", "timeout", "tls", "auth", "sender-refused"].includes(failure);
