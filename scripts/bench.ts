/**
 * `npm run bench [-- PART …]`: prints each figure beside its reference, from the same run, and says what it skipped.
 * Needs a built program (`npm run build`). Ends with status 1 when a limit is exceeded.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchMbox } from "./bench-mbox.ts";
import { aerc, neomutt, type Peer } from "./bench-peers.ts";
import { measureRouting } from "./bench-routing.ts";
import { type PtyProgram, percentile, type RunningProgram, runProgram } from "./run-in-pty.ts";

const program = fileURLToPath(new URL("../dist/onefold.js", import.meta.url));
const template = fileURLToPath(new URL("../dist/template", import.meta.url));
const starts = 7;
const imports = 15;
const moves = 200;

const parts = ["import", "merge", "sync", "keys", "start"] as const;

const bench = async (asked: readonly string[]): Promise<void> => {
  const unknown = asked.find((part) => !parts.some((known) => known === part));
  if (unknown !== undefined) throw new Error(`there is no part ${unknown}; there are ${parts.join(", ")}`);
  const has = (part: (typeof parts)[number]): boolean => asked.length === 0 || asked.includes(part);
  const folder = await mkdtemp(join(tmpdir(), "onefold-bench-"));
  try {
    const { file, isReal } = await benchMbox(folder);
    if (!isReal) skip("the real mail archive (ONEFOLD_TEST_DATA is not set): a made-up one of the same size");
    const data = join(folder, "data");
    if (has("import")) measureImport(file, data);
    if (has("merge")) measureMerge();
    if (has("sync")) measureSync();
    if (!has("keys") && !has("start")) return;
    if (!has("import")) runJson([program, "--data", data, "import", file, "--json"]);
    const onefold: PtyProgram = {
      name: "onefold",
      command: [process.execPath, program, "--data", data, "--lang", "en"],
      env: { HOME: folder, XDG_CONFIG_HOME: folder, ONEFOLD_DATA: "" },
      columns: 120,
      rows: 40,
    };
    const peers = { neomutt: await neomutt(folder, file), aerc: await aerc(folder, file) };
    for (const [name, peer] of Object.entries(peers)) if (peer === null) skip(`${name}: not installed`);
    if (has("keys")) await measureKeys(onefold, peers);
    if (has("start")) await measureStart(onefold, peers);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** By turns, so that both meet the same machine: one run of either swings by a third with what else it does. */
const measureImport = (file: string, data: string): void => {
  const timed = (script: string): number =>
    (runJson([fileURLToPath(new URL(script, import.meta.url)), file]) as { ms: number }).ms;
  const pairs = Array.from({ length: imports }, () => ({
    parsed: timed("bench-parse.ts"),
    imported: timed("bench-import.ts"),
  }));
  const median = (of: keyof (typeof pairs)[number]): number =>
    percentile(
      pairs.map((pair) => pair[of]),
      0.5,
    );
  const parsed = median("parsed");
  say(
    "import into an open desk",
    median("imported"),
    "ms",
    2 * parsed,
    `2 × parsing alone (${round(parsed)} ms), medians of ${imports}`,
  );
  const start = performance.now();
  const report = runJson([program, "--data", data, "import", file, "--json"]) as { read: number };
  const ms = performance.now() - start;
  console.log(`  the whole command, which starts Node and makes a new folder too: ${round(ms)} ms`);
  console.log(`  ${report.read} mails read, ${round((report.read / ms) * 1000)} a second`);
};

interface MergeFigures {
  readonly mergeMs: number;
  readonly undoMs: number;
  readonly mergeRows: number;
  readonly undoRows: number;
}

/** A customer of 10,000 messages is merged and given back like one of 10. */
const measureMerge = (): void => {
  const script = fileURLToPath(new URL("bench-merge.ts", import.meta.url));
  const { few, many } = runJson([script, template]) as Record<"few" | "many", MergeFigures>;
  say("merge of 10,000 messages, rows written", many.mergeRows, "", few.mergeRows, "with 10 messages");
  say("its undo, rows written", many.undoRows, "", few.undoRows, "with 10 messages");
  say(
    "merge of 10,000 messages",
    many.mergeMs,
    "ms",
    2 * few.mergeMs,
    `2 × with 10 (${round(few.mergeMs)} ms)`,
  );
  say("its undo", many.undoMs, "ms", 2 * few.undoMs, `2 × with 10 (${round(few.undoMs)} ms)`);
};

interface SyncFigures {
  readonly batch: { readonly up: number; readonly json: number };
  readonly alone: { readonly up: number; readonly json: number };
  readonly idle: { readonly withPresence: number; readonly withoutPresence: number };
  readonly offline: { readonly up: number; readonly down: number; readonly json: number };
  readonly fetch: {
    readonly count: number;
    readonly down: number;
    readonly json: number;
    readonly ms: number;
  };
}

/** Bytes of TCP between a replica and its hub, beside the same operations as JSON. */
const measureSync = (): void => {
  const script = fileURLToPath(new URL("bench-sync.ts", import.meta.url));
  const { batch, alone, idle, offline, fetch } = runJson([script, template]) as SyncFigures;
  say("an operation sent, 100 at once", batch.up, "B", 130, `as JSON ${round(batch.json)} B`);
  say("an operation sent alone", alone.up, "B", 200, `as JSON ${round(alone.json)} B`);
  const note = `with the connecting; as JSON ${round(offline.json / 1000)} KB each way`;
  say("100 + 100 offline operations, up", offline.up / 1000, "KB", 20, note);
  say("100 + 100 offline operations, down", offline.down / 1000, "KB", 12, note);
  say(
    `${fetch.count} operations fetched`,
    fetch.down / 1e6,
    "MB",
    8,
    `as JSON ${round(fetch.json / 1e6)} MB; ${round(fetch.ms / 1000)} s until they are in the tables`,
  );
  say("a silent minute with presence", idle.withPresence, "B", 800, "both ways");
  say("a silent minute without presence", idle.withoutPresence, "B", 250, "both ways");
};

const runJson = (args: readonly string[]): unknown => {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
};

/** What a selected row of the list begins with: seen first when the first page is. */
const firstPage = "▶";

const measureKeys = async (
  onefold: PtyProgram,
  peers: Readonly<Record<string, Peer | null>>,
): Promise<void> => {
  const running = runProgram(onefold);
  await running.started({ quietMs: 1500, ready: firstPage });
  const own = await measureMoves(running);
  say("move in the list, before the preview", percentile(own.bytes, 0.95), "B", 60, "p95");

  const withPreview: number[] = [];
  for (let n = 0; n < 10; n++) withPreview.push((await running.key("j", 450, 450)).bytes);
  say("move, with the preview", Math.max(...withPreview), "B", 2500, "most of 10");

  const scrolls: number[] = [];
  for (let n = 0; n < 120; n++) scrolls.push((await running.key("j")).bytes);
  say("step that scrolls", Math.max(...scrolls), "B", 2200, "most of 120 steps");

  await running.key("/", 450);
  await measureTyping(running);
  await running.key("\x1b", 450);

  await running.key("c", 450);
  const tabs: number[] = [];
  for (const key of "2345112345") tabs.push((await running.key(key, 450)).bytes);
  say("tab switch", Math.max(...tabs), "B", 3000, "most of 10");

  await running.key("\x1b", 450);
  const routing = await measureRouting(running);
  const held = routing.flatMap((moves) => moves.held);
  const settled = routing.flatMap((moves) => moves.settled);
  say("move in Routing mode, key held", percentile(held, 0.95), "B", 60, "p95, the panel on each tab");
  say("move in Routing mode, panel followed", Math.max(...settled), "B", 2500, "most of 50");
  await running.stop();

  for (const peer of Object.values(peers)) {
    if (peer === null) continue;
    const other = runProgram(peer);
    await other.started({ quietMs: 1000 });
    const measured = await measureMoves(other);
    await other.stop();
    const limit = peer.name === "aerc" ? 1.2 * measured.p50 : null;
    say("key to paint, p50", own.p50, "ms", limit, `${peer.name}: ${round(measured.p50)} ms`);
    console.log(
      `  a tenth is below ${round(own.p10)} ms (${peer.name} ${round(measured.p10)} ms), ` +
        `p95 ${round(own.p95)} ms (${round(measured.p95)} ms), ` +
        `${round(percentile(measured.bytes, 0.5))} B a move for ${peer.name}`,
    );
  }
  console.log(`  processor time a move: ${round(own.cpuMs)} ms`);
};

/** Moves down and up within the first page. */
const measureMoves = async (running: RunningProgram) => {
  const bytes: number[] = [];
  const times: number[] = [];
  const cpu = running.cpuMs();
  for (let n = 0; n < moves; n++) {
    const settled = await running.key(n % 40 < 20 ? "j" : "k");
    bytes.push(settled.bytes);
    if (settled.lastMs !== null) times.push(settled.lastMs);
  }
  return {
    bytes,
    p10: percentile(times, 0.1),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    cpuMs: (running.cpuMs() - cpu) / moves,
  };
};

const measureTyping = async (running: RunningProgram): Promise<void> => {
  const quick: number[] = [];
  for (const key of "patch") quick.push((await running.key(key)).bytes);
  say("typed search character, before results", Math.max(...quick), "B", 15, "most of 5");
  for (let n = 0; n < 5; n++) await running.key("\x7f", 450);
  const settled: number[] = [];
  for (const key of "merge") settled.push((await running.key(key, 450, 450)).bytes);
  say("typed search character, with results", Math.max(...settled), "B", 1500, "most of 5");
};

const measureStart = async (
  onefold: PtyProgram,
  peers: Readonly<Record<string, Peer | null>>,
): Promise<void> => {
  // One run that ends well, so that what a start keeps for the next one is there.
  const before = runProgram(onefold);
  await before.started({ quietMs: 1500, ready: firstPage });
  await before.key("q", 1000);
  await before.stop();

  const full: Record<string, number> = {};
  for (const peer of Object.values(peers)) {
    if (peer === null) continue;
    full[peer.name] = await medianOf(starts, async () => {
      const running = runProgram(peer);
      const { lastMs } = await running.started({ quietMs: 400 });
      await running.stop();
      return lastMs ?? Number.NaN;
    });
  }
  const firstFrame: number[] = [];
  const answered: number[] = [];
  for (let n = 0; n < starts; n++) {
    const running = runProgram(onefold);
    firstFrame.push((await running.seen(firstPage)) ?? Number.NaN);
    // The preview of another thread can come from nowhere but the open store.
    const asked = running.now();
    const { lastMs } = await running.key("j", 2500, 5000);
    answered.push(asked + (lastMs ?? Number.NaN));
    await running.stop();
  }
  const reference = full.neomutt;
  const beside = Object.entries(full).map(([name, ms]) => `${name}: ${round(ms)} ms`);
  say(
    "start, first frame",
    percentile(firstFrame, 0.5),
    "ms",
    reference === undefined ? null : 2 * reference,
    beside.join(", "),
  );
  say(
    "start, a key answered from the store",
    percentile(answered, 0.5),
    "ms",
    reference === undefined ? null : 4 * reference,
    "the preview waits 120 ms or more on purpose",
  );
};

const medianOf = async (times: number, measure: () => Promise<number>): Promise<number> => {
  const figures: number[] = [];
  for (let n = 0; n < times; n++) figures.push(await measure());
  return percentile(figures, 0.5);
};

const say = (what: string, figure: number, unit: string, limit: number | null, note: string): void => {
  const holds = limit === null || figure <= limit;
  if (!holds) process.exitCode = 1;
  const verdict = limit === null ? "        " : holds ? "ok      " : "EXCEEDED";
  const bound = limit === null ? "" : `≤ ${round(limit)} ${unit}`;
  console.log(
    `${verdict} ${what.padEnd(42)} ${`${round(figure)} ${unit}`.padStart(10)}  ${bound.padEnd(12)} ${note}`,
  );
};

const skip = (what: string): void => console.log(`skipped  ${what}`);

const round = (figure: number): number => (figure < 100 ? Math.round(figure * 10) / 10 : Math.round(figure));

await bench(process.argv.slice(2));
