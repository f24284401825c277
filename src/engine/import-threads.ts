import type { ItemGroup } from "./group-items.ts";
import type { ReaderData } from "./import-reader.ts";
import { type ReaderThread, startReaderThread } from "./reader-thread.ts";

/** A thread takes 0.1 s to start: below this many bytes reading in the engine's own is sooner done. */
export const worthAThread = 500_000;

/** The threads that read large imports; one that has nothing to read is kept for the next one for a while. */
export interface ImportThreads {
  /** An import is about to be asked for: starts a thread, so that it need not be waited for then. Resolves when it can begin. */
  expect(): Promise<void>;
  /** The items of a file or a folder, planned, in groups of what has come so far. */
  read(data: ReaderData): AsyncIterable<ItemGroup>;
  /** Ends the one that has nothing to read; others end with what they read. */
  close(): Promise<void>;
}

/** Long enough to type a path, short enough to give its memory back. */
const usualPatience = 60_000;

/**
 * @param program the bundled `import-reader`, or its source
 * @param patience milliseconds for which a thread without work is kept
 */
export const createImportThreads = (program: URL, patience = usualPatience): ImportThreads => {
  let kept: ReaderThread | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  /** The kept one, where it is there still; it is the caller's from now on. */
  const take = (): ReaderThread | null => {
    clearTimeout(timer);
    const thread = kept;
    kept = null;
    return thread?.isThere() ? thread : null;
  };
  const keep = async (thread: ReaderThread): Promise<void> => {
    if (isClosed || kept !== null || !thread.isThere()) {
      await thread.end();
      return;
    }
    kept = thread;
    timer = setTimeout(() => void take()?.end(), patience).unref();
  };

  return {
    expect: async () => {
      if (isClosed) return;
      const thread = take() ?? startReaderThread(program);
      await keep(thread);
      await thread.ready;
    },
    read: async function* (data) {
      const thread = take() ?? startReaderThread(program);
      let isRead = false;
      try {
        yield* thread.read(data);
        isRead = true;
      } finally {
        if (isRead) await keep(thread);
        else await thread.end();
      }
    },
    close: async () => {
      isClosed = true;
      await take()?.end();
    },
  };
};
