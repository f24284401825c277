import type { CallName, Calls, Desk, Door, Session } from "../desk.ts";
import { withheldResult } from "./authorise.ts";
import { calls, type Handler } from "./calls.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { type EngineHolder, openEngineHolder } from "./engine-holder.ts";
import { createImportThreads, type ImportThreads } from "./import-threads.ts";
import type { OpenFailure } from "./open-failure.ts";

export interface DeskOptions extends Omit<EngineOptions, "changes" | "alone" | "readers"> {
  /** The bundled `import-reader`, or its source: large imports are then read in threads of their own. */
  readonly reader?: URL | null;
  /** A large import follows: what reads it starts while the folder opens. */
  readonly expectsImport?: boolean;
}

/** A desk, or why the folder did not open. */
export type OpenedDesk = { readonly desk: Desk } | { readonly failure: OpenFailure };

/** Opens the desk of a data folder in this process: for tests, the command line and the worker. */
export const openDesk = async (options: DeskOptions): Promise<OpenedDesk> => {
  const { reader = null, expectsImport = false, ...others } = options;
  const readers = reader === null ? null : createImportThreads(reader);
  if (expectsImport) void readers?.expect();
  let holder: EngineHolder | OpenFailure | null = null;
  try {
    holder = await openEngineHolder({ ...others, readers });
    if ("tag" in holder) return { failure: holder };
    return { desk: deskOf(holder, readers) };
  } finally {
    if (holder === null || "tag" in holder) await readers?.close();
  }
};

const deskOf = (holder: EngineHolder, readers: ImportThreads | null): Desk => {
  const sessions = new Set<Session>();
  return {
    openSession: (door) => {
      const session = openSession(holder, door, () => sessions.delete(session));
      sessions.add(session);
      return session;
    },
    close: async () => {
      for (const session of sessions) session.close();
      await Promise.all([holder.close(), readers?.close()]);
    },
  };
};

const openSession = (holder: EngineHolder, door: Door, onClose: () => void): Session => {
  const stops = new Set<() => void>();
  let isClosed = false;
  return {
    door,
    call: async (name, args) => {
      if (isClosed) throw new Error("the session is closed");
      const run = (engine: Engine) => answer(engine, door, name, args);
      return opensAnew.has(name) ? holder.callApart(run) : holder.call(run);
    },
    subscribe: (onChange) => {
      const stop = holder.changes.subscribe(onChange);
      stops.add(stop);
      return () => {
        stop();
        stops.delete(stop);
      };
    },
    close: () => {
      isClosed = true;
      for (const stop of stops) stop();
      stops.clear();
      onClose();
    },
  };
};

/** Calls that may close the engine and open it anew. */
const opensAnew: ReadonlySet<CallName> = new Set<CallName>(["connectHub"]);

const answer = async <N extends CallName>(
  engine: Engine,
  door: Door,
  name: N,
  args: Calls[N]["args"],
): Promise<Calls[N]["result"]> => {
  const handler = Object.hasOwn(calls, name) ? (Reflect.get(calls, name) as Handler<N>) : null;
  if (handler === null) throw new Error(`there is no call ${name}`);
  const withheld = withheldResult(engine.projection.desk(), door.agent, name);
  if (withheld !== null) return withheld.result;
  try {
    return await handler(engine, door, args);
  } catch (error) {
    // An error of the database carries the statement's parameters, which are personal data.
    throw new Error(`${name}: ${error instanceof Error ? error.message : "failed"}`, { cause: undefined });
  }
};
