import type { Lock } from "../../store/lock.ts";
import { type Changes, createChanges } from "./changes.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { createMutex } from "./mutex.ts";
import { openEngine } from "./open-engine.ts";
import type { OpenFailure } from "./open-failure.ts";

/** The engine of a desk. It can be closed and opened anew while sessions stay: calls wait meanwhile. */
export interface EngineHolder {
  /** Of whichever engine is open. */
  readonly changes: Changes;
  /** Runs a call on the engine. Rejects when it could not be opened anew. */
  call<T>(call: (engine: Engine) => Promise<T>): Promise<T>;
  /** The same for a call that may ask for `alone`, which does not wait for it. One such call at a time. */
  callApart<T>(call: (engine: Engine) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Lets a step work on the engine while no other call is under way, and on its data folder once it has closed the
 * engine with `close`: the folder's lock is kept, and the engine opened anew when the step has ended, however it did.
 */
export type Alone = <T>(step: (close: () => Promise<void>) => Promise<T>) => Promise<T>;

export const openEngineHolder = async (
  options: Omit<EngineOptions, "changes" | "alone">,
): Promise<EngineHolder | OpenFailure> => {
  const changes = createChanges();
  const underWay = new Set<Promise<unknown>>();
  const inTurn = createMutex();
  let changing: Promise<void> | null = null;
  let failure: Error | null = null;
  let isClosed = false;

  const alone: Alone = async (step) => {
    const ended = Promise.withResolvers<void>();
    changing = ended.promise;
    let lock: Lock | null = null;
    try {
      while (underWay.size > 0) await Promise.allSettled(underWay);
      return await step(async () => {
        lock = await engine.closeForNow();
      });
    } finally {
      if (lock !== null) await openAnew(lock);
      changing = null;
      ended.resolve();
    }
  };

  const openAnew = async (lock: Lock): Promise<void> => {
    const opened = await openEngine(
      {
        ...options,
        ...{ changes, alone, rebuild: false },
        onProgress: (progress) => changes.note(["progress"], progress),
      },
      lock,
    ).catch((error: unknown) => {
      failure = new Error("the desk did not open again", { cause: error });
      throw failure;
    });
    if ("tag" in opened) {
      failure = new Error(`the desk did not open again: ${opened.tag}`);
      throw failure;
    }
    engine = opened;
  };

  const first = await openEngine({ ...options, changes, alone });
  if ("tag" in first) return first;
  let engine: Engine = first;

  return {
    changes,
    call: async (call) => {
      while (changing !== null) await changing;
      if (failure !== null) throw failure;
      const running = call(engine);
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },
    callApart: (call) =>
      inTurn(() => {
        if (failure !== null) throw failure;
        return call(engine);
      }),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      while (changing !== null) await changing;
      await engine.close();
    },
  };
};
