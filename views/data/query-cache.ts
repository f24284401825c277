import type { CallName, Calls, Session, Topic } from "../../src/desk.ts";

/** The queries that views may keep answers of: what reads, with the topics that make an answer stale. */
export const queryTopics = {
  overview: ["threads", "customers", "settings"],
  folders: ["threads", "cases", "settings"],
  inboxPage: ["threads", "customers", "cases"],
  thread: ["threads", "customers", "cases"],
  threadMessages: ["threads"],
  customer: ["customers", "threads", "cases", "settings"],
  customerLog: ["threads", "history", "cases", "customers"],
  customerCases: ["cases", "customers"],
  caseComments: ["cases", "customers"],
  caseMessages: ["cases", "threads"],
  identities: ["customers", "threads"],
  history: ["history", "customers", "cases"],
  customerSearch: ["customers"],
  suggestions: ["customers", "threads", "history"],
  settings: ["settings"],
  agents: ["settings"],
  messageSearch: ["threads", "customers"],
  syncState: ["sync"],
  colleagues: ["presence", "customers"],
  notices: ["notices", "customers"],
} as const satisfies Partial<Record<CallName, readonly Topic[]>>;

export type QueryName = keyof typeof queryTopics;
export type Query = { [N in QueryName]: { readonly name: N; readonly args: Calls[N]["args"] } }[QueryName];

/** A query and an answer to it that was kept from an earlier run, to paint the first page sooner. */
export type Answer = {
  [N in QueryName]: {
    readonly name: N;
    readonly args: Calls[N]["args"];
    readonly result: Calls[N]["result"];
  };
}[QueryName];

export interface QueryCache {
  /** The newest answer, stale or not; undefined while there is none. The same object until it changes. */
  peek<N extends QueryName>(name: N, args: Calls[N]["args"]): Calls[N]["result"] | undefined;
  /** Watches one query: asks it now unless a fresh answer is kept, and again whenever it turns stale. */
  watch<N extends QueryName>(name: N, args: Calls[N]["args"], onAnswer: () => void): () => void;
  /** Asks once, or takes a fresh kept answer. Rejects when the engine does. */
  ask<N extends QueryName>(name: N, args: Calls[N]["args"]): Promise<Calls[N]["result"]>;
  close(): void;
}

interface Entry {
  readonly name: QueryName;
  readonly args: Calls[QueryName]["args"];
  readonly watchers: Set<() => void>;
  answer: unknown;
  fresh: boolean;
  asking: Promise<unknown> | null;
  /** Turned stale while being asked: the answer on its way may predate the change, so ask again after it. */
  again: boolean;
}

/** Answers that nobody watches are kept up to this many; the oldest go first. */
const keptUnwatched = 150;

/**
 * Keeps the answers of a session's queries: equal questions are asked once, stale answers stay on screen until
 * the new one is there, and what nobody watches is dropped beyond a bound.
 * @param onError told when a query fails; the stale answer stays.
 */
export const createQueryCache = (
  session: Session,
  initial: readonly Answer[],
  onError: (error: unknown) => void,
): QueryCache => {
  const entries = new Map<string, Entry>();
  const entryOf = (name: QueryName, args: Calls[QueryName]["args"]): Entry => {
    const key = keyOf(name, args);
    const known = entries.get(key);
    if (known !== undefined) {
      entries.delete(key);
      entries.set(key, known); // most recently used last
      return known;
    }
    const entry: Entry = {
      name,
      args,
      watchers: new Set(),
      answer: undefined,
      fresh: false,
      asking: null,
      again: false,
    };
    entries.set(key, entry);
    dropOldest(entries);
    return entry;
  };
  for (const { name, args, result } of initial) entryOf(name, args).answer = result;

  let open = true;
  const ask = (entry: Entry): Promise<unknown> => {
    if (entry.asking !== null) return entry.asking;
    if (entry.fresh) return Promise.resolve(entry.answer);
    const asking = session.call(entry.name, entry.args).then(
      (answer) => {
        entry.asking = null;
        if (!open) return answer;
        entry.fresh = !entry.again;
        entry.answer = answer;
        for (const watcher of [...entry.watchers]) watcher();
        if (entry.again) {
          entry.again = false;
          if (entry.watchers.size > 0) refresh(entry);
        }
        return answer;
      },
      (error: unknown) => {
        entry.asking = null;
        entry.again = false;
        throw error;
      },
    );
    entry.asking = asking;
    return asking;
  };
  const refresh = (entry: Entry): void => {
    ask(entry).catch((error: unknown) => {
      if (open) onError(error);
    });
  };

  const stop = session.subscribe((change) => {
    const touched = new Set(change.topics);
    for (const [key, entry] of entries) {
      if (!queryTopics[entry.name].some((topic) => touched.has(topic))) continue;
      entry.fresh = false;
      if (entry.asking !== null) entry.again = true;
      else if (entry.watchers.size > 0) refresh(entry);
      else entries.delete(key);
    }
  });

  return {
    peek: <N extends QueryName>(name: N, args: Calls[N]["args"]) =>
      entries.get(keyOf(name, args))?.answer as Calls[N]["result"] | undefined,
    watch: (name, args, onAnswer) => {
      const entry = entryOf(name, args);
      entry.watchers.add(onAnswer);
      if (!entry.fresh) refresh(entry);
      return () => {
        entry.watchers.delete(onAnswer);
      };
    },
    ask: <N extends QueryName>(name: N, args: Calls[N]["args"]) =>
      ask(entryOf(name, args)) as Promise<Calls[N]["result"]>,
    close: () => {
      open = false;
      stop();
      entries.clear();
    },
  };
};

const keyOf = (name: string, args: object): string => {
  const sorted = Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${name} ${JSON.stringify(sorted)}`;
};

const dropOldest = (entries: Map<string, Entry>): void => {
  let unwatched = 0;
  for (const entry of entries.values()) if (entry.watchers.size === 0) unwatched++;
  for (const [key, entry] of entries) {
    if (unwatched <= keptUnwatched) return;
    if (entry.watchers.size > 0 || entry.asking !== null) continue;
    entries.delete(key);
    unwatched--;
  }
};
