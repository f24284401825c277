import type { WaitingReason } from "../../domain/mail-failure.ts";
import type { MailResult } from "../../exports/mail-export.ts";
import { type MailSettings, type MailSettingsResult, mailSettings } from "../../exports/mail-settings.ts";
import type { Outbox } from "../../exports/outbox.ts";
import type { OutboxEntry } from "../../exports/outbox-entry.ts";
import { type Deliver, sendQueued } from "../../exports/send-queued.ts";
import { createMutex } from "../mutex.ts";

/** Sends the outbox: at the start and by itself while the desk is open, or only when it is asked to. */
export interface Mailer {
  /** The outbox; its `erase` also ends a mail that is on its way. */
  readonly outbox: Outbox;
  /** How mail goes out now, as environment and settings have it. */
  settings(): MailSettingsResult;
  /** Sends what is due once, after a round that is under way. Rejects when a disk refuses. */
  send(): Promise<void>;
  /**
   * What became of an entry. `passed-on`: somebody else took it over, who mails it. `erased`: it was removed before it
   * was mailed, or is not known.
   */
  stateOf(id: string): MailState;
  /** From now on sends by itself: at once, when something falls due, and when a setting may have mended it. */
  begin(onSettings: (changed: () => void) => () => void): void;
  /** Lets a mail on its way end within a moment, then ends it. No further one begins. */
  stop(): Promise<void>;
}

export type MailState =
  | { readonly state: "sent" | "passed-on" | "erased" }
  | { readonly state: "queued" | "failed"; readonly why: WaitingReason | null };

export interface MailerSource {
  readonly outbox: Outbox;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Who mails where no mail server is named; null for nobody. */
  readonly otherwise: () => Deliver | null;
  /** The sender that the desk is configured with. */
  readonly sender: () => string | null;
  /** Removes what must not be sent any more, because its erasure is pending [F10]. */
  readonly eraseFirst: (outbox: Outbox) => Promise<void>;
}

/** Milliseconds that a mail on its way may still take when the desk closes. */
const moment = 5_000;
/** Milliseconds between two rounds, at least. */
const pause = 1_000;
/** Milliseconds before the next round, when a disk refused this one. */
const pauseAfterFault = 60_000;
/** Milliseconds; what a correction of the environment needs is a new start. */
const longPause = 4 * 3_600_000;

export const createMailer = ({
  outbox,
  environment,
  otherwise,
  sender,
  eraseFirst,
}: MailerSource): Mailer => {
  const inTurn = createMutex();
  const sent = new Map<string, "sent" | "passed-on">();
  let lastEnd: OutboxEntry | null = null;
  let current: {
    readonly id: string;
    readonly abort: AbortController;
    readonly result: Promise<unknown>;
  } | null = null;
  let isAnew = true;
  let isEnding = false;
  let isBackground = false;
  let timer: NodeJS.Timeout | undefined;
  let stopListening = (): void => {};

  const settings = (): MailSettingsResult => mailSettings(environment, sender());

  /** By what mail goes out now; null while nothing does. */
  const way = (): MailSettings | Deliver | null => {
    const set = settings();
    if ("settings" in set) return set.settings;
    return "unset" in set ? otherwise() : null;
  };

  const attemptAs =
    (became: "sent" | "passed-on") =>
    (entry: OutboxEntry, send: (signal?: AbortSignal) => Promise<MailResult>) => {
      const abort = new AbortController();
      const result = send(abort.signal).then((settled) => {
        if ("sent" in settled) sent.set(entry.id, became);
        return settled;
      });
      current = { id: entry.id, abort, result };
      return result;
    };

  const round = async (): Promise<void> => {
    const by = way();
    if (isEnding || by === null) return;
    await eraseFirst(outbox);
    if (isAnew) await makeDue(outbox);
    isAnew = false;
    const attempt = attemptAs(typeof by === "function" ? "passed-on" : "sent");
    const report = await sendQueued(outbox, by, Date.now, { isEnding: () => isEnding, attempt });
    lastEnd = report.endedBy;
  };

  const send = async (): Promise<void> => {
    let leastPause = pauseAfterFault;
    try {
      await inTurn(round);
      leastPause = pause;
    } finally {
      if (isBackground) sendLater(leastPause);
    }
  };

  const sendLater = (leastPause: number): void => {
    clearTimeout(timer);
    if (isEnding || way() === null) return;
    const dueAt = nextDue(outbox.list(), lastEnd);
    if (dueAt === null) return;
    const wait = Math.min(Math.max(dueAt - Date.now(), leastPause), longPause);
    timer = setTimeout(sendByItself, wait);
    timer.unref();
  };

  /** A disk that refuses is tried again like a server that does. */
  const sendByItself = (): void => {
    send().catch(() => undefined);
  };

  return {
    outbox: {
      ...outbox,
      erase: async (customers) => {
        const erased = await outbox.erase(customers);
        if (current !== null && erased.sending.includes(current.id)) {
          current.abort.abort();
          await current.result;
        }
        return erased;
      },
    },
    settings,
    send,
    stateOf: (id) => {
      const became = sent.get(id);
      if (became !== undefined) return { state: became };
      const entry = outbox.list().find((each) => each.id === id);
      if (entry === undefined) return { state: "erased" };
      if (entry.state === "failed") return { state: "failed", why: entry.failure };
      const set = settings();
      if ("unset" in set && otherwise() === null) return { state: "queued", why: "not-configured" };
      if ("invalid" in set) return { state: "queued", why: "misconfigured" };
      return { state: "queued", why: entry.failure ?? lastEnd?.failure ?? null };
    },
    begin: (onSettings) => {
      isBackground = true;
      stopListening = onSettings(() => {
        isAnew = true;
        sendByItself();
      });
      sendByItself();
    },
    stop: async () => {
      isEnding = true;
      clearTimeout(timer);
      stopListening();
      const cut = setTimeout(() => current?.abort.abort(), moment);
      await inTurn(async () => undefined);
      clearTimeout(cut);
    },
  };
};

/** Failures that somebody may have mended before a new start, in the environment or at the server. */
const mendable: readonly (WaitingReason | null)[] = ["auth", "sender-refused"];

export const isMendable = (why: WaitingReason | null): boolean => mendable.includes(why);

/** At a start, and when a setting changed, everything that waits is tried at once, and what may have been mended. */
const makeDue = async (outbox: Outbox): Promise<void> => {
  const now = Date.now();
  for (const { id, state, failure } of outbox.list()) {
    if (state === "queued" || (state === "failed" && isMendable(failure))) await outbox.retry(id, now);
  }
};

/** When the next round is worth it; after a failure of the server not before that one is due again. */
const nextDue = (entries: readonly OutboxEntry[], endedBy: OutboxEntry | null): number | null => {
  const due = entries.filter(({ state }) => state === "queued").map(({ dueAt }) => dueAt);
  if (due.length === 0) return null;
  const first = Math.min(...due);
  if (endedBy === null) return first;
  return endedBy.state === "queued" ? Math.max(first, endedBy.dueAt) : Date.now() + longPause;
};
