/**
 * One hub under load: two full replicas and 48 protocol-only clients, 20 operations a second in all. Prints how long an
 * operation takes from `perform` at one replica to the store of the other, and the memory of the hub. Each process is
 * one of its own. Needs a built program. On PostgreSQL too, where ONEFOLD_TEST_POSTGRES names a server.
 * `node scripts/bench-load.ts [--seconds 60] [--json]`
 */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { clockAt } from "../src/domain/order.ts";
import { calls } from "../src/engine/calls.ts";
import { newOperationId } from "../src/engine/fact-ids.ts";
import { openEngine } from "../src/engine/open-engine.ts";
import type { Decision } from "../src/operations/operation.ts";
import { openProtocolClient, type ProtocolClient } from "../test/connected/protocol-client.ts";
import { mail, mbox } from "../test/engine/sample-mail.ts";
import { addAgents } from "../test/hub/add-agents.ts";
import { newWriter } from "../test/hub/connect-replica.ts";
import { embedded, type TestPlace } from "../test/store/databases.ts";
import { makeDatabase, testServer } from "../test/store/test-server.ts";
import type { FromReplica, ToReplica } from "./load-replica.ts";

const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" } } });
const seconds = Number(values.seconds);
const clientCount = 48;
/** Operations a second: of each full replica, and of all clients together. */
const perReplica = 2;
const perSecond = 20;
const customers = 200;
/** Seconds of the same load before it is measured: everybody has opened everybody's log by then. */
const warmUp = 8;

const onServer: TestPlace = { name: "PostgreSQL", makeDatabase: () => makeDatabase() };
const program = fileURLToPath(new URL("../dist/onefold.js", import.meta.url));
const template = fileURLToPath(new URL("../dist/template", import.meta.url));

interface LoadFigures {
  readonly store: string;
  readonly operations: number;
  /** Milliseconds from `perform` at one full replica to the store of the other. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  readonly samples: number;
  /** Milliseconds that `perform` itself took. */
  readonly performP99: number;
  /** Megabytes of the hub: at the end, and the most under load. */
  readonly resident: number;
  readonly residentMost: number;
  /** Of the hub, in processor seconds a second. */
  readonly hubCpu: number;
  readonly load: number;
}

const measure = async (place: TestPlace): Promise<LoadFigures> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-load-"));
  const database = await place.makeDatabase();
  const open: (() => Promise<void> | void)[] = [];
  try {
    const hubFolder = join(folder, "hub");
    const agents = Object.fromEntries(
      Array.from({ length: clientCount + 2 }, (_, n) => [`agent${n}`, n === 0 ? "admin" : "agent"]),
    );
    const tokens = [
      ...(await addAgents({ data: hubFolder, database: database.url, template }, agents)).values(),
    ];
    const hub = await startHub(hubFolder, database.url);
    open.push(() => stop(hub.child));
    const [one, two] = [join(folder, "one"), join(folder, "two")];
    const known = await makeReplica(one, hub.url, tokens[0]!, customers);
    await makeReplica(two, hub.url, tokens[1]!, 0);
    const replicas = await Promise.all([startReplica(one, "agent0"), startReplica(two, "agent1")]);
    for (const replica of replicas) open.push(() => replica.end());
    const clients: ProtocolClient[] = [];
    for (let n = 0; n < clientCount; n++) {
      clients.push(await openProtocolClient(hub.url, tokens[n + 2]!, newWriter()));
    }
    for (const client of clients) open.push(() => client.close());

    await drive(replicas, clients, known, warmUp);
    for (const replica of replicas) await replica.settle();
    for (const { decided, seen } of replicas) for (const known of [decided, seen]) known.clear();
    await forgetPeak(hub.child.pid!);
    const cpuBefore = await cpuSeconds(hub.child.pid!);
    const startedAt = performance.now();
    const operations = await drive(replicas, clients, known, seconds);
    const cpu = ((await cpuSeconds(hub.child.pid!)) - cpuBefore) / ((performance.now() - startedAt) / 1000);
    const digests = [];
    for (const replica of replicas) digests.push(await replica.settle());
    for (const replica of replicas) digests.push(await replica.settle());
    if (digests[2] !== digests[3]) throw new Error("the replicas differ");
    const latencies = [
      ...latenciesOf(replicas[0]!, replicas[1]!),
      ...latenciesOf(replicas[1]!, replicas[0]!),
    ];
    const performed = replicas.flatMap(({ decided }) => [...decided.values()].map(({ ms }) => ms));
    return {
      store: place.name,
      operations,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      most: Math.max(...latencies),
      samples: latencies.length,
      performP99: percentile(performed, 0.99),
      ...(await memoryOf(hub.child.pid!)),
      hubCpu: cpu,
      load: loadavg()[0]!,
    };
  } finally {
    for (const end of open.reverse()) await end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Spreads the operations evenly; gives how many there were. */
const drive = async (
  replicas: readonly RunningReplica[],
  clients: readonly ProtocolClient[],
  known: readonly string[],
  seconds: number,
): Promise<number> => {
  const end = performance.now() + seconds * 1000;
  let operations = 0;
  const decision = (): Decision => {
    operations++;
    const customer = known[Math.floor(Math.random() * known.length)]!;
    if (operations % 4 === 0) {
      return {
        kind: "customer.edit",
        body: { customer, fields: ["company"] },
        texts: { set: { company: `Company ${operations}` } },
      };
    }
    const text = `remark ${operations}: asked about the delivery of the second parcel`;
    return { kind: "comment.add", body: { customer, message: null }, texts: { text } };
  };
  const repeat = async (pause: number, delay: number, step: () => Promise<void> | void): Promise<void> => {
    await until(performance.now() + delay);
    for (let at = performance.now(); at < end; at += pause) {
      await until(at);
      await step();
    }
  };
  const clientPause = (clients.length * 1000) / (perSecond - replicas.length * perReplica);
  await Promise.all([
    ...replicas.map((replica, n) =>
      repeat(1000 / perReplica, n * 250, () => replica.tell({ type: "decide", decision: decision() })),
    ),
    ...clients.map((client, n) =>
      repeat(clientPause, (n * clientPause) / clients.length, () =>
        client.add({
          ...decision(),
          ...{ id: newOperationId(), at: clockAt(Date.now()), by: `agent${n + 2}`, writer: client.writer },
        }),
      ),
    ),
  ]);
  return operations;
};

const until = (time: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, time - performance.now()));
  });

const startHub = async (data: string, database: string | null) => {
  const child = spawn(process.execPath, [program, "hub", "--data", data, "--port", "0", "--json"], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, DATABASE_URL: database ?? "" },
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { child, url: (JSON.parse(line) as { listening: string }).listening };
};

/** Makes a data folder that has joined the hub's desk and brought its people; gives the ids of these. */
const makeReplica = async (
  data: string,
  url: string,
  token: string,
  people: number,
): Promise<readonly string[]> => {
  const engine = await openEngine({ data, template, environment: {} });
  if ("tag" in engine) throw new Error(engine.tag);
  const session = { agent: "agent0", locale: "en", timezone: "UTC" } as const;
  await expectOk(calls.connectHub(engine, session, { url, tokens: [token] }));
  if (people > 0) {
    const file = `${data}.mbox`;
    const mails = Array.from({ length: people }, (_, n) =>
      mail(`${n}`, `Person ${n} <p${n}@example.org>`, `Question ${n}`, (n % 27) + 1),
    );
    await writeFile(file, mbox(...mails));
    const options = { as: null, channel: null, map: {}, own: [] };
    await calls.importPaths(engine, session, { paths: [file], ...options });
  }
  await expectOk(calls.syncOnce(engine, session, {}));
  const rows = await engine.db.selectFrom("customer").select("id").execute();
  await engine.close();
  return rows.map(({ id }) => id);
};

const expectOk = async (answer: Promise<object>): Promise<void> => {
  const given = await answer;
  if (!("ok" in given)) throw new Error(JSON.stringify(given));
};

interface RunningReplica {
  readonly decided: Map<string, { readonly at: number; readonly ms: number }>;
  readonly seen: Map<string, number>;
  tell(message: ToReplica): void;
  settle(): Promise<string>;
  end(): Promise<void>;
}

const startReplica = async (data: string, agent: string): Promise<RunningReplica> => {
  const script = fileURLToPath(new URL("load-replica.ts", import.meta.url));
  const child = fork(script, [data, template, agent], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const connected = Promise.withResolvers<void>();
  let onSettled = (_digest: string): void => {};
  const decided: RunningReplica["decided"] = new Map();
  const seen: RunningReplica["seen"] = new Map();
  child.on("exit", (code) => connected.reject(new Error(`the replica ended with ${code}`)));
  child.on("message", (message: FromReplica) => {
    if (message.type === "connected") connected.resolve();
    else if (message.type === "decided") decided.set(message.id, message);
    else if (message.type === "seen") for (const id of message.ids) seen.set(id, message.at);
    else onSettled(message.digest);
  });
  await connected.promise;
  const tell = (message: ToReplica): void => {
    child.send(message);
  };
  return {
    decided,
    seen,
    tell,
    settle: () => {
      const settled = Promise.withResolvers<string>();
      onSettled = settled.resolve;
      tell({ type: "settle" });
      return settled.promise;
    },
    end: async () => {
      if (child.exitCode !== null) return;
      const exited = once(child, "exit");
      tell({ type: "end" });
      await exited;
    },
  };
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
};

/** Milliseconds that each operation of one took to the store of the other. Throws when one never came. */
const latenciesOf = (from: RunningReplica, to: RunningReplica): readonly number[] =>
  [...from.decided].map(([id, { at }]) => {
    const seenAt = to.seen.get(id);
    if (seenAt === undefined) throw new Error("an operation that never came");
    return seenAt - at;
  });

/** From here on the peak is counted anew: opening a database takes more for a moment than anything after it. */
const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, "5");

/** As `/proc` tells it. */
const memoryOf = async (pid: number) => {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const megabytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
  return { resident: megabytes("VmRSS"), residentMost: megabytes("VmHWM") };
};

const cpuSeconds = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user! + system!) / 100;
};

const percentile = (figures: readonly number[], part: number): number => {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
};

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

const report = (figures: LoadFigures, mostMemory: number): void => {
  const { store, operations, p50, p99, most, samples, performP99, resident, residentMost, hubCpu, load } =
    figures;
  const holds = p99 <= 300 && residentMost <= mostMemory;
  if (!holds) process.exitCode = 1;
  const round = (figure: number): number => Math.round(figure * 10) / 10;
  say(`${holds ? "ok      " : "EXCEEDED"} ${store}: ${operations} operations in ${seconds} s`);
  say(
    `  perform to the other's store: p50 ${round(p50)} ms, p99 ${round(p99)} ms (≤ 300), most ${round(most)} ms, of ${samples}`,
  );
  say(`  perform itself: p99 ${round(performP99)} ms`);
  say(
    `  hub: ${round(residentMost)} MB at most under load (≤ ${mostMemory}), ${round(resident)} MB at the end, ${round(hubCpu)} processors`,
  );
  say(`  load of the machine: ${round(load)}`);
};

report(await measure(embedded), 700);
if (testServer === undefined) say("skipped  PostgreSQL: ONEFOLD_TEST_POSTGRES is not set");
else report(await measure(onServer), 300);
