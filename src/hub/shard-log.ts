import { applyUpdate, type Doc, getState } from "yjs";
import { type Batch, emptyBatch, noEntry, type Placement } from "../../store/batch.ts";
import type { Engine } from "../engine/engine.ts";
import { recordedOf } from "../engine/sync/sync-entries.ts";
import { isDeskOperation } from "../operations/fold-desk.ts";
import { idOfEntry, type SyncEntry } from "../sync/entry.ts";
import type { HubMessage, RefusedEntry } from "../sync/protocol.ts";
import type { PlacedEntry } from "../sync/read-update.ts";
import type { Shard } from "../sync/shard-name.ts";
import { updateOf } from "../sync/synthesise.ts";
import { admitUpdate } from "./admit-update.ts";
import { faultOf, type HubLog } from "./hub-log.ts";
import { isAsked, type Judgement, judgeEntries } from "./judge-entries.ts";
import type { Line } from "./line.ts";
import type { LoadedShards } from "./loaded-shards.ts";
import { readEntry } from "./read-entry.ts";
import { hubOrigin, type ShardIndex } from "./shard-index.ts";

/** An update of a shard by its writer. */
export interface SubmittedUpdate {
  readonly name: string;
  readonly shard: Shard;
  readonly doc: Doc;
  readonly update: Uint8Array;
  readonly line: Line;
}

/** What became of it. `logged`: it is durable, and in the document. Otherwise nothing of it is anywhere. */
export type Submitted =
  | { readonly type: "logged" }
  | Exclude<HubMessage, { readonly type: "hello" }>
  | { readonly type: "malformed" }
  /** More than a slice of a backlog. */
  | { readonly type: "too-much" }
  /** The disk or the database refused. */
  | { readonly type: "failed" };

/** Logs what writers send, before anybody is told of it. */
export interface ShardLog {
  submit(update: SubmittedUpdate): Promise<Submitted>;
  /** Whether an update of a shard waits to be decided, also when the line that brought it has ended. */
  isAwaited(name: string): boolean;
  /** Takes no more until `goOn`; what waits was not logged, whatever the tables say. */
  hold(): void;
  goOn(): void;
  /** Takes no more, and waits until everything that was submitted is decided. */
  stop(): Promise<void>;
}

export interface ShardLogOptions {
  readonly engine: Engine;
  readonly index: ShardIndex;
  readonly loaded: LoadedShards;
  /** Something is logged that no document shows, or shows what is erased since. */
  readonly onUnshown: () => void;
  readonly log: HubLog;
  readonly now: () => number;
}

interface Waiting extends SubmittedUpdate {
  readonly added: readonly PlacedEntry[];
  readonly entries: readonly SyncEntry[];
  /** Judged on what everything before it left. */
  readonly isAlone: boolean;
  readonly decide: (became: Submitted) => void;
}

interface Accepted extends Waiting {
  readonly bare: Judgement["bare"];
}

/** Entries of one update: some slices that were on their way when a line was cut come as one. */
const mostAdded = 20_000;
/** Entries of one transaction, but for an update that is larger by itself. */
const mostAtOnce = 2_000;

export const createShardLog = ({ engine, index, loaded, onUnshown, log, now }: ShardLogOptions): ShardLog => {
  let queue: readonly Waiting[] = [];
  /** In the queue, or taken out of it and not decided. */
  const undecided = new Set<Waiting>();
  let running: Promise<void> | null = null;
  let isStopped = false;
  let isHeld = false;

  /**
   * Updates that go into one transaction: of each shard the first, since the next one goes on where it ends, and of
   * each decision the first copy, since another is judged by it.
   */
  const take = (): readonly Waiting[] => {
    const taken: Waiting[] = [];
    const shards = new Set<string>();
    const decisions = new Set<string>();
    let count = 0;
    for (const each of queue) {
      if (shards.has(each.name)) continue;
      if (taken.length > 0 && (each.isAlone || count + each.entries.length > mostAtOnce)) break;
      const ids = each.entries.filter(({ type }) => type === "operation").map(idOfEntry);
      shards.add(each.name);
      if (ids.some((id) => decisions.has(id))) continue;
      taken.push(each);
      for (const id of ids) decisions.add(id);
      count += each.entries.length;
      if (each.isAlone) break;
    }
    queue = queue.filter((each) => !taken.includes(each));
    return taken;
  };

  const turn = async (taken: readonly Waiting[]): Promise<void> => {
    const accepted: Accepted[] = [];
    for (const each of taken) {
      const judged = await judge(each).catch((error: unknown) => failed(each, error));
      if ("bare" in judged) accepted.push(judged);
      else each.decide(judged);
    }
    if (accepted.length === 0) return;
    let isLogged = false;
    try {
      const { erases } = await engine.write(batchOf(accepted), topicsOf(accepted));
      isLogged = true;
      const ids = accepted.flatMap(({ added }) => added.map(({ id }) => id));
      const erased = erases ? await loaded.drop(engine.db, ids) : new Set<string>();
      for (const each of accepted) {
        show(each, erased);
        each.decide({ type: "logged" });
      }
    } catch (error) {
      // One of them is at fault, and the others are not to suffer for it.
      if (!isLogged && accepted.length > 1) for (const each of accepted) await turn([each]);
      else for (const each of accepted) each.decide(failed(each, error));
      if (isLogged) onUnshown();
    }
  };

  const failed = ({ name }: Waiting, error: unknown): Submitted => {
    log.error({ event: "not-logged", shard: name, ...faultOf(error) });
    return { type: "failed" };
  };

  const takeAll = (): readonly Waiting[] => {
    const waiting = queue;
    queue = [];
    return waiting;
  };

  const judge = async (waiting: Waiting): Promise<Accepted | Submitted> => {
    const { doc, added, entries, shard, line } = waiting;
    const isNext = added.every(({ client, clock }) => clock >= getState(doc.store, client));
    if (!isNext) return { type: "reopen", why: "client" };
    const { writer } = shard;
    const { agents } = line;
    const { refused, bare } = await judgeEntries(engine, { entries, writer, agents, now: now() });
    return refused.length > 0 ? { type: "refused", entries: refused } : { ...waiting, bare };
  };

  /** Puts what is logged into the document, from where its readers get it. */
  const show = (accepted: Accepted, erased: ReadonlySet<string>): void => {
    const { name, doc, added, line } = accepted;
    const known = doc.getMap("ops");
    const ids = placesIn(accepted).map(({ id }) => id);
    index.note(
      name,
      [...new Set(ids)].filter((id) => id !== noEntry && !known.has(id)),
    );
    const places = added.map(({ client, clock, width, id, kept, texts }, place) => ({
      ...{ client, clock, width },
      entry: ids[place] === noEntry ? null : { id, kept, texts: erased.has(id) ? null : texts },
    }));
    const apply = () => applyUpdate(doc, updateOf(places), hubOrigin);
    // Its writer has it, but for what is erased of it.
    if (added.some(({ id }) => erased.has(id))) apply();
    else line.withoutEcho(apply);
  };

  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      try {
        await engine.exclusive(() => turn(take()));
      } catch (error) {
        // The database cannot be reached: nobody's turn came.
        for (const each of takeAll()) each.decide(failed(each, error));
      }
    }
    running = null;
  };

  return {
    submit: async (submitted) => {
      const { doc, update, name, shard } = submitted;
      const admission = admitUpdate(doc, update);
      if ("malformed" in admission) return { type: "malformed" };
      if ("reopen" in admission) return { type: "reopen", why: admission.reopen };
      const { added } = admission;
      if (added.length === 0) return { type: "logged" };
      if (added.length > mostAdded) return { type: "too-much" };
      if (index.isSealed(name)) return { type: "reopen", why: "sealed" };
      const read = added.map((entry) => ({ id: entry.id, ...readEntry(entry, shard) }));
      const refused = read.flatMap((each): RefusedEntry[] =>
        "refusal" in each ? [{ id: each.id, refusal: each.refusal }] : [],
      );
      if (refused.length > 0) return { type: "refused", entries: refused };
      const entries = read.flatMap((each) => ("entry" in each ? [each.entry] : []));
      if (isStopped || isHeld) return { type: "failed" };
      const decided = Promise.withResolvers<Submitted>();
      const waiting: Waiting = {
        ...{ ...submitted, added, entries, isAlone: entries.some(isAsked) },
        decide: (became) => {
          undecided.delete(waiting);
          decided.resolve(became);
        },
      };
      undecided.add(waiting);
      queue = [...queue, waiting];
      running ??= run();
      return decided.promise;
    },
    isAwaited: (name) => [...undecided].some((each) => each.name === name),
    hold: () => {
      isHeld = true;
      for (const each of takeAll()) each.decide({ type: "failed" });
    },
    goOn: () => {
      isHeld = false;
    },
    stop: async () => {
      isStopped = true;
      while (running !== null) await running;
    },
  };
};

const batchOf = (accepted: readonly Accepted[]): Batch => ({
  ...emptyBatch,
  ...recordedOf(accepted.flatMap(({ entries, bare }) => entries.filter((entry) => !bare.has(entry)))),
  placements: accepted.flatMap(placesIn),
});

const placesIn = ({ name, added, entries, bare }: Accepted): readonly Placement[] =>
  added.map(({ client, clock, width, id }, place) => ({
    ...{ shard: name, client, clock, width },
    id: bare.has(entries[place]!) ? noEntry : id,
  }));

const topicsOf = (accepted: readonly Waiting[]): Parameters<Engine["write"]>[1] => {
  const isDesk = accepted.some(({ entries }) =>
    entries.some((entry) => entry.type === "operation" && isDeskOperation(entry.operation)),
  );
  return ["threads", "customers", "cases", "history", ...(isDesk ? (["settings"] as const) : [])];
};
