import type { AgentName, CustomerId } from "../domain/ids.ts";
import type { MailFailure } from "../domain/mail-failure.ts";
import { inventedDomain } from "./archive-mbox.ts";
import type { ExportLocale } from "./customer-export.ts";
import type { MailResult } from "./mail-export.ts";

/**
 * One archive that waits to be mailed. Its only personal data is the address of the agent who gets it. Times are
 * milliseconds since 1970, passed in: these rules have no clock.
 *
 * ```
 * queued ──claim──► sending ──► sent
 *    ▲                 │ └────► failed ──retry──► queued
 *    └──temporary──────┘        (permanent)
 * ```
 */
export interface OutboxEntry {
  readonly id: string;
  readonly customer: CustomerId;
  readonly to: string;
  /** Who asked for it, and so what is in it [S5]. Null where an older program queued it. */
  readonly by: AgentName | null;
  readonly locale: ExportLocale;
  /** The name that the archive carries in the mail. */
  readonly attachment: string;
  readonly state: "queued" | "sending" | "sent" | "failed";
  readonly queuedAt: number;
  /** Not tried before. */
  readonly dueAt: number;
  readonly attempts: number;
  /** An earlier attempt got no answer after the whole mail was given: it may be there already. */
  readonly unclear: boolean;
  /** Of the last attempt. */
  readonly failure: MailFailure | null;
}

/** A new entry, due at once. */
export const queuedEntry = (
  request: Pick<OutboxEntry, "id" | "customer" | "to" | "by" | "locale" | "attachment">,
  now: number,
): OutboxEntry => ({
  id: request.id,
  customer: request.customer,
  to: request.to,
  by: request.by,
  locale: request.locale,
  attachment: request.attachment,
  state: "queued",
  queuedAt: now,
  dueAt: now,
  attempts: 0,
  unclear: false,
  failure: null,
});

export const isDue = (entry: OutboxEntry, now: number): boolean =>
  entry.state === "queued" && entry.dueAt <= now;

/** The entry while it is being sent; null when it is not due. */
export const claimedEntry = (entry: OutboxEntry, now: number): OutboxEntry | null =>
  isDue(entry, now) ? { ...entry, state: "sending", attempts: entry.attempts + 1 } : null;

/**
 * The entry after an attempt. A temporary failure waits for the backoff of its attempt (milliseconds; the last
 * one again and again): an export is never given up, because nobody would know that it was lost.
 */
export const settledEntry = (
  entry: OutboxEntry,
  result: MailResult,
  now: number,
  backoff: readonly number[],
): OutboxEntry => {
  if ("sent" in result) return { ...entry, state: "sent", failure: null };
  if ("permanent" in result) return { ...entry, state: "failed", failure: result.permanent };
  const wait = backoff[Math.min(entry.attempts, backoff.length) - 1] ?? 0;
  return {
    ...entry,
    state: "queued",
    dueAt: now + wait,
    unclear: entry.unclear || result.unclear,
    failure: result.temporary,
  };
};

/** An entry found `sending` at a start: the program ended during the attempt, so nobody knows how it went. */
export const recoveredEntry = (entry: OutboxEntry): OutboxEntry =>
  entry.state === "sending" ? { ...entry, state: "queued", unclear: true } : entry;

/** A failed or waiting entry that is due at once: somebody mended the cause, or starts anew. Null for any other. */
export const retriedEntry = (entry: OutboxEntry, now: number): OutboxEntry | null =>
  entry.state === "failed" || (entry.state === "queued" && entry.dueAt > now)
    ? { ...entry, state: "queued", dueAt: now }
    : null;

/** The Message-ID (without brackets) of the entry's mail: the same at every attempt. */
export const mailIdOf = (id: string): string => `${id}@${inventedDomain}`;
