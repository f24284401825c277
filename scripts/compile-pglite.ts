/**
 * `node scripts/compile-pglite.ts TEMPLATE`: works at a desk of sample and made-up data for a while, and keeps the
 * machine code that V8 made of PGlite meanwhile beside the template. The build runs it. Ends with 1 when this Node
 * cannot give the code: the program works without, more slowly.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import type { Session } from "../src/desk.ts";
import { openDesk } from "../src/engine/open-desk.ts";
import { compiledCodeBeside, writeCompiledCode } from "../store/compiled-code.ts";
import { openingCalls } from "../views/data/opening-calls.ts";
import { writeMadeUpMbox } from "./bench-mbox.ts";

/** Enough for batches of a usual size. */
const mails = 1_500;

/** How much must run before V8 compiles it for speed: little, so that all that a desk needs is in the file. */
const eager = 20_000;
const usual = 13_000_000;

const compile = async (template: string): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-compile-"));
  // What runs with other flags does not take the code, so they are as usual when it is written.
  setFlagsFromString(`--wasm-tiering-budget=${eager}`);
  try {
    const mbox = join(folder, "made-up.mbox");
    await writeMadeUpMbox(mbox, mails);
    await atDesk(folder, template, async (session) => {
      await session.call("fillDemo", {});
      const request = { paths: [mbox], as: null, channel: null, map: {}, own: [] };
      await session.call("importPaths", request);
      await session.call("importPaths", request);
      await work(session);
    });
    await atDesk(folder, template, work);
    setFlagsFromString(`--wasm-tiering-budget=${usual}`);
    return await writeCompiledCode(compiledCodeBeside(template));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const atDesk = async (
  folder: string,
  template: string,
  use: (session: Session) => Promise<void>,
): Promise<void> => {
  const opened = await openDesk({ data: join(folder, "data"), template, environment: {} });
  if ("failure" in opened) throw new Error(opened.failure.tag);
  await use(opened.desk.openSession({ agent: "build", locale: "en", timezone: "UTC" }));
  await opened.desk.close();
};

/** What an agent does within the first minutes. */
const work = async (session: Session): Promise<void> => {
  for (const { name, args } of openingCalls()) await session.call(name, args);
  const window = { offset: 0, limit: 50 };
  const { rows: threads } = await session.call("inboxPage", { folder: "all", ...window });
  for (const { id } of threads.slice(0, 20)) {
    await session.call("thread", { thread: id });
    await session.call("threadMessages", { thread: id, ...window });
  }
  const { rows: customers } = await session.call("customerSearch", { text: "", ...window });
  for (const { id: customer } of customers.slice(0, 20)) {
    await session.call("customer", { customer });
    await session.call("customerLog", { customer, ...window });
    await session.call("customerCases", { customer, ...window });
    await session.call("identities", { customer, ...window });
    await session.call("history", { customer, ...window });
    await session.call("suggestions", { customer, limit: 20 });
  }
  for (const text of ["a", "an", "ana", "parcel"]) await session.call("customerSearch", { text, ...window });
  for (const text of ["pa", "parcel", "late order"]) await session.call("messageSearch", { text, ...window });
  const [into, from] = customers;
  if (into === undefined || from === undefined) return;
  const decision = {
    kind: "customer.merge",
    body: { into: into.id, from: [from.id], fields: [] },
    texts: {},
  } as const;
  await session.call("preview", { decision });
  await session.call("perform", { decision });
  await session.call("undoLast", { customer: into.id });
};

const template = process.argv[2];
if (template === undefined) throw new Error("usage: compile-pglite.ts TEMPLATE");
process.exitCode = (await compile(template)) ? 0 : 1;
