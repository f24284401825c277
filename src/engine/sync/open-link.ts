import { randomBytes } from "node:crypto";
import { outboundCount } from "../../../store/outbound.ts";
import type { LineSettings, SyncFailure, SyncState } from "../../desk.ts";
import type { Engine } from "../engine.ts";
import { localConfig } from "../local-config.ts";
import { hubUrl } from "./ask-hub.ts";
import { backoff } from "./backoff.ts";
import { deliverByHub } from "./deliver-by-hub.ts";
import type { Exchange } from "./exchange.ts";
import { type HubFile, readHubFile } from "./hub-file.ts";
import { joinDesk } from "./join-desk.ts";
import type { Link } from "./link.ts";
import { forgetOffering, offerEverything, offeringPhase } from "./offering.ts";
import { createPresence } from "./presence.ts";
import { createReceiving } from "./receiving.ts";
import { openShardBook } from "./shard-book.ts";

export interface LinkOptions {
  readonly engine: Engine;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** In the place of the folder's own, for this run alone. */
  readonly hub: HubFile | null;
  /** Keeps a line open by itself; otherwise only `once` opens one. */
  readonly isKept: boolean;
  /** Everything was exchanged on a line that was just opened: what the hub is asked for beside that is known to it. */
  readonly onSettled: () => void;
}

/** Milliseconds before another try where only somebody's help will change anything. */
const afterRefusal = 5 * 60_000;
/** Milliseconds for which decisions wait together: usually, and on a thin line. */
const flushDelays = { usual: 50, thin: 500 } as const;

/** Opens the link of a desk; with a hub named and `isKept` it begins to connect. */
export const openLink = async (options: LinkOptions): Promise<Link> => {
  const { engine, environment, isKept, onSettled } = options;
  const run = randomBytes(16).toString("base64url");
  let hub = options.hub ?? readHubFile(engine.data, environment);
  if (hub === null) await forgetOffering(engine.db);
  let settings: LineSettings = await localConfig(engine.data);
  let unsent = hub === null ? 0 : await outboundCount(engine.db);
  let exchange: Exchange | null = null;
  let opening: Promise<Exchange | { readonly failed: SyncFailure | null }> | null = null;
  let status: Pick<SyncState, "state" | "since" | "reason" | "retryAt"> = {
    state: hub === null ? "none" : "offline",
    since: Date.now(),
    reason: null,
    retryAt: null,
  };
  let received = 0;
  let sent = 0;
  let tries = 0;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let lastReplaced = 0;
  let attempt = new AbortController();

  const receiving = createReceiving();
  const presence = createPresence({
    isShown: () => settings.presence && isKept,
    onChange: () => engine.changes.note(["presence"]),
  });
  const note = (): void => engine.changes.note(["sync"]);
  /** In a turn of its own: between the commit of what is to be offered and `offer` it would be counted twice. */
  const countWaiting = (): Promise<number> => engine.exclusive(() => outboundCount(engine.db));
  const enter = (state: SyncState["state"], reason: SyncFailure | null, retryAt: number | null): void => {
    const since = state === status.state ? status.since : Date.now();
    status = { state, since, reason, retryAt };
    note();
  };

  /** Rejects when the disk or the database refuses; the next try follows all the same. */
  const open = (): Promise<Exchange | { readonly failed: SyncFailure | null }> => {
    if (exchange !== null) return Promise.resolve(exchange);
    opening ??= openAnew()
      .catch((error: unknown) => {
        stumble();
        throw error;
      })
      .finally(() => {
        opening = null;
      });
    return opening;
  };

  const openAnew = async (): Promise<Exchange | { readonly failed: SyncFailure | null }> => {
    clearTimeout(timer);
    if (hub === null || isStopped) return { failed: "unreachable" };
    // Who is offline stays so until a try succeeds: since when is what people ask.
    if (status.state !== "refused" && tries === 0) enter("connecting", status.reason, null);
    // Whoever has no hub never loads what speaks with one.
    attempt = new AbortController();
    const { openExchange } = await import("./open-exchange.ts");
    const made = await openExchange({
      ...{ engine, hub, run, presence },
      signal: attempt.signal,
      flushDelay: settings.thin ? flushDelays.thin : flushDelays.usual,
      onReceived: (entries) => {
        received += entries;
        receiving.note(entries, exchange?.lacking() ?? 0);
        note();
      },
      onLeft: (entries, isSent) => {
        unsent = Math.max(0, unsent - entries);
        if (isSent) sent += entries;
        note();
      },
      onEnd: (failure) => {
        onEnd(failure).catch(stumble);
      },
    }).catch(() => ({ failed: null }));
    if ("failed" in made) {
      await onFailure(made.failed);
      return made;
    }
    if (isStopped) {
      await made.end();
      return { failed: "unreachable" };
    }
    // It ended while it was handed over, and the next try is due already.
    if (made.isEnded) return { failed: status.reason };
    exchange = made;
    tries = 0;
    receiving.begin();
    unsent = await countWaiting();
    enter("connected", null, null);
    void made.settled().then((settled) => {
      if (settled !== null) onSettled();
    });
    return made;
  };

  const onEnd = async (failure: SyncFailure | "again" | null): Promise<void> => {
    const ended = exchange;
    exchange = null;
    await ended?.end();
    if (failure !== "again") return onFailure(failure);
    unsent = await countWaiting();
    openIn(0);
  };

  /** Opens a line after so many milliseconds, where one is kept open. */
  const openIn = (wait: number): void => {
    clearTimeout(timer);
    if (isKept && !isStopped) timer = setTimeout(() => open().catch(() => undefined), wait);
  };

  /** A disk that is full, a database that is gone: that ends the line and nothing else, and the next one follows. */
  const stumble = (): void => {
    exchange?.end().catch(() => undefined);
    exchange = null;
    if (isStopped || hub === null) return;
    tries++;
    const wait = backoff(tries);
    enter("offline", null, isKept ? Date.now() + wait : null);
    openIn(wait);
  };

  const onFailure = async (failure: SyncFailure | null): Promise<void> => {
    if (isStopped || hub === null) return;
    if (failure === "copied" && (await becomeAnother())) {
      openIn(0);
      return;
    }
    tries++;
    const needsHelp = failure !== null && failure !== "unreachable";
    const wait = needsHelp ? afterRefusal : backoff(tries);
    enter(needsHelp ? "refused" : "offline", failure, isKept ? Date.now() + wait : null);
    openIn(wait);
  };

  /**
   * Another copy of this folder is connected: from now on this one writes under an id of its own. What it had to
   * offer stays; of a folder that was never offered, that is everything.
   */
  const becomeAnother = async (): Promise<boolean> => {
    if (Date.now() - lastReplaced < afterRefusal) return false;
    lastReplaced = Date.now();
    await engine.exclusive(async () => {
      if ((await offeringPhase(engine.db)) === null) {
        await offerEverything(engine, await openShardBook(engine.db), [engine.writer], null);
      }
      await engine.become({ writer: "another" });
    });
    unsent = await countWaiting();
    return true;
  };

  const once: Link["once"] = async () => {
    const before = { sent, received };
    for (let turn = 1; ; turn++) {
      if (hub === null) return { failed: "unreachable" };
      const opened = await open();
      if ("failed" in opened) {
        if (opened.failed === "copied" && turn === 1) continue;
        return { failed: opened.failed ?? "unreachable" };
      }
      if ((await opened.settled()) !== null) break;
      // Compared anew, or cut in between: what was done stays done.
      if (turn === mostTurns) return { failed: status.reason ?? "unreachable" };
    }
    return {
      ok: {
        sent: sent - before.sent,
        received: received - before.received,
        pending: await outboundCount(engine.db),
      },
    };
  };

  const connect: Link["connect"] = async (text, tokens) => {
    const url = hubUrl(text);
    if (url === null) return { failed: "not-a-hub" };
    const joined = await joinDesk(engine, url, tokens, hub);
    if ("failed" in joined || "secret" in joined) return joined;
    attempt.abort();
    await opening?.catch(() => undefined);
    await exchange?.end();
    exchange = null;
    hub = joined.hub;
    tries = 0;
    lastReplaced = 0;
    status = { state: "offline", since: Date.now(), reason: null, retryAt: null };
    unsent = await countWaiting();
    note();
    openIn(0);
    return joined;
  };

  if (hub !== null) openIn(0);

  return {
    state: () => ({
      ...status,
      url: hub?.url ?? null,
      unsent,
      receiving: receiving.shown(),
      presence: settings.presence && hub !== null,
      thin: settings.thin,
    }),
    connect,
    once,
    offer: (entries) => {
      unsent += entries;
      exchange?.offer();
      note();
    },
    configure: (change) => {
      const before = settings;
      settings = { ...settings, ...change };
      const isOther = before.presence !== settings.presence || before.thin !== settings.thin;
      // A new line shows its agent, or not, and waits as it is to.
      if (isOther && exchange !== null) onEnd("again").catch(stumble);
    },
    // A hub that ends with this run would take along what waits there.
    deliver: () => (hub === null || hub === options.hub ? null : deliverByHub(hub)),
    colleagues: (agent) => (settings.presence ? presence.colleagues(agent) : []),
    attend: (agent, at, typing) => presence.attend(agent, at, typing),
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      attempt.abort();
      presence.stop();
      await exchange?.end();
      exchange = null;
      await opening?.catch(() => undefined);
    },
  };
};

/** Times that an exchange is begun before it counts as failed. */
const mostTurns = 5;
