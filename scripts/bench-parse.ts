/** Parses a mail archive and does nothing with it: what an import cannot be faster than. Prints JSON. */
import { openImport } from "../src/channels/open-import.ts";

const path = process.argv[2];
if (path === undefined) throw new Error("usage: bench-parse.ts FILE");
const start = performance.now();
let read = 0;
for await (const item of openImport(path, { as: null, channel: null, map: {} }))
  if (item.content.type !== "rejected") read += 1;
console.log(JSON.stringify({ read, ms: performance.now() - start }));
