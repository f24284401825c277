/** Imports a mail archive into a new desk that is open already, in the built program's own threads. Prints JSON. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { takeCompiledProgram } from "../src/cli/compiled-program.ts";
import { openDeskInWorker } from "../src/engine/open-desk-in-worker.ts";

const path = process.argv[2];
if (path === undefined) throw new Error("usage: bench-import.ts FILE");
const dist = new URL("../dist/", import.meta.url);
takeCompiledProgram(new URL("onefold.js", dist).href);
const data = await mkdtemp(join(tmpdir(), "onefold-bench-import-"));
const desk = openDeskInWorker({
  data,
  workerUrl: new URL("desk-worker.js", dist),
  reader: new URL("import-reader.js", dist),
  template: fileURLToPath(new URL("template", dist)),
});
try {
  const failure = await desk.opened;
  if (failure !== null) throw new Error(failure.tag);
  const session = desk.openSession({ agent: "bench", locale: "en", timezone: "UTC" });
  // As the form of the screen and the command do: loading the programs is not counted here, nor where it is only parsed.
  await session.call("expectImport", {});
  const start = performance.now();
  const request = { paths: [path], as: null, channel: null, map: {}, own: [] };
  const { read } = await session.call("importPaths", request);
  console.log(JSON.stringify({ read, ms: performance.now() - start }));
} finally {
  await desk.close();
  await rm(data, { recursive: true, force: true });
}
