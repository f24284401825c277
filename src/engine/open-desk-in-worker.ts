import { Worker } from "node:worker_threads";
import type { CallName, Calls, Change, Desk, Door, Progress, Session } from "../desk.ts";
import type { OpenFailure } from "./open-failure.ts";
import type { HubFile } from "./sync/hub-file.ts";
import type { Report, Request, WorkerData } from "./worker-protocol.ts";

export interface WorkerDeskOptions {
  readonly data: string;
  /** The bundled `desk-worker`, or its source. */
  readonly workerUrl: URL;
  readonly template?: string | null;
  /** The bundled `import-reader`, or its source. */
  readonly reader?: URL | null;
  readonly rebuild?: boolean;
  /** See `EngineOptions`. */
  readonly hub?: HubFile | null;
  /** Of the opening; calls report their progress through subscriptions. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface WorkerDesk extends Desk {
  /** Null once it is open, else why not. Rejects when opening fails by a fault. */
  readonly opened: Promise<OpenFailure | null>;
}

/**
 * Opens the desk of a data folder in a thread of its own, so that the caller's never waits for the database. Gives
 * the desk at once: calls wait until it is open, and reject when it does not open or the thread ends.
 */
export const openDeskInWorker = (options: WorkerDeskOptions): WorkerDesk => {
  const { data, workerUrl, template = null, reader = null, rebuild = false, hub = null } = options;
  const { onProgress = () => {} } = options;
  const worker = new Worker(workerUrl, {
    // A warning would be printed over the screen.
    execArgv: ["--no-warnings"],
    workerData: { data, template, rebuild, hub, reader: reader?.href ?? null } satisfies WorkerData,
  });
  const calls = new Map<number, Pending>();
  const listeners = new Map<number, Set<(change: Change) => void>>();
  const opening = Promise.withResolvers<OpenFailure | null>();
  const ended = Promise.withResolvers<void>();
  let fault: Error | null = null;
  let counter = 0;
  let closing: Promise<void> | undefined;

  const end = (reason: Error): void => {
    fault ??= reason;
    opening.reject(fault);
    for (const { reject } of calls.values()) reject(fault);
    calls.clear();
    ended.resolve();
  };
  const settle = (call: number): Pending | undefined => {
    const pending = calls.get(call);
    calls.delete(call);
    return pending;
  };
  const take = (report: Report): void => {
    if (report.type === "opened") opening.resolve(null);
    else if (report.type === "failure") {
      opening.resolve(report.failure);
      end(new Error("the desk did not open"));
    } else if (report.type === "failed") end(new Error(report.message));
    else if (report.type === "progress") onProgress(report.progress);
    else if (report.type === "result") settle(report.call)?.resolve(report.result);
    else if (report.type === "error") settle(report.call)?.reject(new Error(report.message));
    else if (report.type === "change") {
      for (const set of listeners.values()) for (const listener of set) listener(report.change);
    } else end(new Error("the desk is closed"));
  };
  worker.on("message", take);
  worker.on("error", (error) => end(new Error(error instanceof Error ? error.message : "the engine failed")));
  worker.on("exit", () => end(new Error("the engine ended")));
  // Whoever only makes calls hears of a failed opening through them.
  opening.promise.catch(() => undefined);

  const send = (request: Request): void => worker.postMessage(request);

  const openSession = (door: Door): Session => {
    const session = ++counter;
    const own = new Set<(change: Change) => void>();
    listeners.set(session, own);
    send({ type: "open-session", session, door });
    let isClosed = false;
    return {
      door,
      call: <N extends CallName>(name: N, args: Calls[N]["args"]) =>
        new Promise<Calls[N]["result"]>((resolve, reject) => {
          if (fault !== null || isClosed) {
            reject(fault ?? new Error("the session is closed"));
            return;
          }
          const call = ++counter;
          calls.set(call, { resolve: resolve as (result: unknown) => void, reject });
          send({ type: "call", session, call, name, args });
        }),
      subscribe: (onChange) => {
        const listener = (change: Change): void => onChange(change);
        own.add(listener);
        return () => {
          own.delete(listener);
        };
      },
      close: () => {
        isClosed = true;
        listeners.delete(session);
        if (fault === null) send({ type: "close-session", session });
      },
    };
  };

  return {
    opened: opening.promise,
    openSession,
    close: () => {
      closing ??= (async () => {
        if (fault === null) send({ type: "close" });
        await ended.promise;
        await worker.terminate();
      })();
      return closing;
    },
  };
};

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}
