import { readFileSync, readlinkSync } from "node:fs";
import { type IPty, spawn } from "@lydell/node-pty";

/**
 * Measures a terminal program key by key in a pseudo-terminal. A key is written when the one before has
 * settled; its bytes are all that the program writes until it is silent again, its time (key-to-paint) ends
 * with the last of them.
 */
export interface PtyProgram {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly columns: number;
  readonly rows: number;
  /** Told of every byte as it comes, also of those between two keys. */
  readonly onData?: (bytes: Uint8Array) => void;
}

export interface Settled {
  readonly bytes: number;
  /** Milliseconds from the key (or the start) to the first and the last byte; null when nothing came. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly text: string;
}

export interface RunningProgram {
  /** What came until `quietMs` of silence, from the start; begins when `ready` was seen. */
  readonly started: (options: { quietMs: number; ready?: string; maxMs?: number }) => Promise<Settled>;
  /** Milliseconds from the start until the text was seen, or null after `maxMs`. */
  readonly seen: (text: string, maxMs?: number) => Promise<number | null>;
  readonly key: (keys: string, quietMs?: number, firstWaitMs?: number) => Promise<Settled>;
  /** Milliseconds since the start. */
  readonly now: () => number;
  /** User and system time of the process tree, in milliseconds. */
  readonly cpuMs: () => number;
  readonly stop: () => Promise<void>;
}

/** Silence after which a key has settled, and how long to wait for a first byte (as `ptybench.py` has them). */
const settleMs = 60;
const firstWait = 400;

export const runProgram = (program: PtyProgram): RunningProgram => {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !dropped.has(entry[0]),
  );
  const env = { ...Object.fromEntries(inherited), TERM: "xterm-256color", LANG: "C.UTF-8", ...program.env };
  const startedAt = performance.now();
  const pty: IPty = spawn(program.command[0]!, program.command.slice(1), {
    name: "xterm-256color",
    cols: program.columns,
    rows: program.rows,
    env,
    encoding: null,
  });
  const chunks: { readonly at: number; readonly data: Buffer }[] = [];
  let onChunk: (() => void) | null = null;
  let all = "";
  pty.onData((data) => {
    const bytes = Buffer.from(data as unknown as Uint8Array);
    chunks.push({ at: performance.now(), data: bytes });
    all += bytes.toString("latin1");
    program.onData?.(bytes);
    onChunk?.();
  });
  const exited = new Promise<void>((resolve) => pty.onExit(() => resolve()));

  const nextChunk = (waitMs: number) =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => finish(false), waitMs);
      const finish = (came: boolean) => {
        clearTimeout(timer);
        onChunk = null;
        resolve(came);
      };
      onChunk = () => finish(true);
    });

  const settle = async (
    from: number,
    since: number,
    quietMs: number,
    firstWaitMs: number,
    isReady: () => boolean = () => true,
    maxMs = 20_000,
  ): Promise<Settled> => {
    for (;;) {
      const came = await nextChunk(chunks.length > from ? quietMs : firstWaitMs);
      if (!came && (isReady() || performance.now() - since > maxMs)) break;
    }
    const news = chunks.slice(from);
    const last = news.at(-1);
    return {
      bytes: news.reduce((sum, { data }) => sum + data.length, 0),
      firstMs: news[0] === undefined ? null : news[0].at - since,
      lastMs: last === undefined ? null : last.at - since,
      text: Buffer.concat(news.map(({ data }) => data)).toString("utf8"),
    };
  };

  return {
    started: ({ quietMs, ready, maxMs = 20_000 }) =>
      settle(0, startedAt, quietMs, maxMs, () => ready === undefined || all.includes(latin1(ready)), maxMs),
    seen: async (text, maxMs = 20_000) => {
      while (!all.includes(latin1(text))) {
        const left = startedAt + maxMs - performance.now();
        if (left <= 0) return null;
        await nextChunk(left);
      }
      return chunks.at(-1)!.at - startedAt;
    },
    key: (keys, quietMs = settleMs, firstWaitMs = firstWait) => {
      const from = chunks.length;
      const since = performance.now();
      pty.write(keys);
      return settle(from, since, quietMs, firstWaitMs);
    },
    now: () => performance.now() - startedAt,
    cpuMs: () => cpuOf(pty.pid),
    stop: async () => {
      pty.kill("SIGKILL");
      await exited;
    },
  };
};

const dropped = new Set(["CI", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "LINES", "COLUMNS"]);

/** Output is kept a character a byte, since chunks may cut characters; what is looked for is written so too. */
const latin1 = (text: string): string => Buffer.from(text).toString("latin1");

/** Linux only; elsewhere nothing is known and 0 is given. */
const cpuOf = (pid: number): number => {
  try {
    readlinkSync(`/proc/${pid}/exe`);
    const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const numbers = fields.split(" ");
    const ticks = Number(numbers[11]) + Number(numbers[12]) + Number(numbers[13]) + Number(numbers[14]);
    return ticks * 10;
  } catch {
    return 0;
  }
};

/** The value below which this share of the numbers lies. */
export const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))] ?? Number.NaN;
};
