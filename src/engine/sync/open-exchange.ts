import type { SyncFailure } from "../../desk.ts";
import type { AgentName } from "../../domain/ids.ts";
import { type Frame, openFrame, stateFrame } from "../../sync/frames.ts";
import { type HubMessage, indexName } from "../../sync/protocol.ts";
import { parseShard } from "../../sync/shard-name.ts";
import type { Exchange, ExchangeOptions } from "./exchange.ts";
import { createIncoming } from "./incoming.ts";
import { createIndexLines, type ShardLine } from "./index-lines.ts";
import { createLane, type Lane } from "./lane.ts";
import { beginOffering, offerEverything, settleOffering } from "./offering.ts";
import { type Line, openLine } from "./open-line.ts";
import { createOwnShards } from "./own-shards.ts";
import { openShardBook } from "./shard-book.ts";
import { createShardReader, type ShardReader } from "./shard-reader.ts";
import { createTakingBack } from "./take-back.ts";

/**
 * Opens a line and exchanges: the clock is corrected first of all, then what the hub has is read, and what it lacks is
 * sent. Resolves when the hub said who this is.
 */
export const openExchange = async (
  options: ExchangeOptions,
): Promise<Exchange | { readonly failed: SyncFailure }> => {
  const { engine, hub, run, presence, signal } = options;
  const { db, exclusive } = engine;
  const writer = engine.writer;
  const book = await openShardBook(db);
  const index = createIndexLines();
  const hello = Promise.withResolvers<readonly AgentName[] | { readonly failed: SyncFailure }>();
  const indexRead = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<null>();
  const waiters = new Set<(settled: true | null) => void>();
  let opened: Line | null = null;
  let isEnded = false;
  let isGreeted = false;
  let isBegun = false;
  let isOffering = false;
  let caughtUp: PromiseWithResolvers<void> | null = null;
  let askedAt = 0;

  const line: Line = { send: (frame) => opened?.send(frame), end: () => opened?.end() };

  const end = (failure: SyncFailure | "again" | null): void => {
    if (isEnded) return;
    close(failure === "again" ? null : failure);
    if (isGreeted) options.onEnd(failure);
  };
  const close = (failure: SyncFailure | null): void => {
    isEnded = true;
    ended.resolve(null);
    line.end();
    presence.end();
    for (const tell of waiters) tell(null);
    waiters.clear();
    hello.resolve({ failed: failure ?? "unreachable" });
    indexRead.resolve();
    caughtUp?.resolve();
  };

  const takeIndex = (frame: Frame): void => {
    if (frame.type === "message") takeMessage(frame.message);
    else if (frame.type === "awareness") presence.take(frame.update);
    else if (frame.type === "denied" || frame.type === "closed") end("not-a-hub");
    else if (frame.type === "update") {
      const changed = linesIn(frame.update);
      if (changed === null) end("not-a-hub");
      else if (isBegun) reader.consider(changed);
      if (frame.isAnswer) indexRead.resolve();
    }
  };

  const takeMessage = (message: HubMessage): void => {
    if (message.type !== "hello") return;
    // Half of the way there and back has passed since the hub looked at its clock, give or take as much.
    const half = (performance.now() - askedAt) / 2;
    const behind = message.now + half - Date.now();
    engine.correctClock(Math.abs(behind) <= half ? 0 : behind);
    isGreeted = true;
    hello.resolve(message.agents);
  };

  const linesIn = (update: Uint8Array): readonly ShardLine[] | null => {
    try {
      return index.take(update);
    } catch {
      return null;
    }
  };

  const incoming = createIncoming({
    engine,
    book,
    isEnded: () => isEnded,
    onApplied: (read, left) => {
      options.onReceived(read);
      options.onLeft(left, false);
    },
    onIdle: () => check(),
    onFailed: () => end(null),
  });

  const reader: ShardReader = createShardReader({
    ...{ exclusive, line, index, book, incoming },
    isFollowed: ({ name, writer: of }) => of !== writer || ownShards.isCurrent(name),
    onSetBack: (name) => {
      setBack(name).catch(() => end(null));
    },
    onFailed: () => end(null),
    onRead: () => check(),
  });

  /** The hub has less than it had: what it lost is offered again by who wrote it, and what it has is read anew. */
  const setBack = async (name: string): Promise<void> => {
    await exclusive(async () => {
      if (isEnded) return;
      await book.forget([name]);
      if (parseShard(name)?.writer === writer) await offerEverything(engine, book, [writer], null);
    });
    end("again");
  };

  const ownShards = createOwnShards({ writer, book, index, now: engine.now });
  const lanes: readonly Lane[] = (["operations", "facts"] as const).map((of) =>
    createLane({
      ...{ of, engine, writer, line, book, reader },
      shardFor: ownShards[of],
      flushDelay: options.flushDelay,
      isEnded: () => isEnded,
      onSent: (entries) => options.onLeft(entries, true),
      onGone: (entries) => options.onLeft(entries, false),
      onRefused: (refused) => takingBack.withdraw(refused),
      onIdle: () => check(),
      onFailed: () => end(null),
    }),
  );

  const takingBack = createTakingBack({
    engine,
    shards: () => index.all(),
    readWhole: (name) => Promise.race([reader.readWhole(name), ended.promise]),
    onLeft: (entries) => options.onLeft(entries, false),
    isEnded: () => isEnded,
  });

  const isIdle = (): boolean => reader.isIdle && incoming.isIdle && lanes.every((lane) => lane.isIdle);

  /** Nothing is under way: whoever waited for that is told. */
  const check = (): void => {
    if (isEnded || !isIdle()) return;
    caughtUp?.resolve();
    if (!isBegun || !isOffering) return;
    for (const tell of waiters) tell(true);
    waiters.clear();
  };

  const begin = async (agents: readonly AgentName[]): Promise<void> => {
    await indexRead.promise;
    if (isEnded) return;
    const lines = index.all();
    const phase = await exclusive(() => beginOffering(engine, book, lines));
    if (isEnded) return;
    caughtUp = Promise.withResolvers();
    isBegun = true;
    // Of what this replica wrote the hub may know more than it does: that is read before anything is sent.
    const first = phase === "reading" ? lines : lines.filter((each) => each.writer === writer);
    reader.consider(first);
    check();
    await caughtUp.promise;
    // What was not read could be offered a second time.
    if (phase === "reading" && reader.hasMissed) end(null);
    reader.consider(lines);
    if (!isEnded) await takingBack.resume(phase === "reading");
    const isTimely = await exclusive(async () => isEnded || (await settleOffering(engine, agents, phase)));
    if (!isTimely) end("clock");
    if (isEnded) return;
    isOffering = true;
    for (const lane of lanes) lane.offer();
    check();
  };

  signal.addEventListener("abort", () => close(null), { once: true });
  const made = await openLine({
    ...{ url: hub.url, tokens: hub.tokens, writer, run, signal },
    onFrame: (document, frame) => {
      if (isEnded) return;
      if (document === indexName) takeIndex(frame);
      else if (!lanes.some((lane) => lane.take(document, frame))) reader.take(document, frame);
    },
    onEnd: (failure) => end(failure),
  });
  if ("failed" in made) return made;
  opened = made;
  askedAt = performance.now();
  line.send(openFrame(indexName));
  line.send(stateFrame(indexName, new Map()));
  const agents = await hello.promise;
  if ("failed" in agents) return agents;
  presence.begin(line, agents);
  const work = begin(agents).catch(() => end(null));
  const offer = (): void => {
    if (isOffering) for (const lane of lanes) lane.offer();
  };
  return {
    agents,
    get isEnded() {
      return isEnded;
    },
    offer,
    settled: () =>
      new Promise((resolve) => {
        if (isEnded) return resolve(null);
        waiters.add(resolve);
        offer();
        check();
      }),
    lacking: () => (isBegun ? reader.lacking() : 0),
    end: async () => {
      if (!isEnded) close(null);
      await work;
      // Whatever has the desk's turn ends before anything else is done with it.
      await exclusive(async () => {});
    },
  };
};
