/**
 * `node scripts/compile-program.ts DIST`: has Node compile the chunks of the built program and keep the result in
 * `DIST/compiled`, for `takeCompiledProgram`. The build runs it.
 */
import { readdir } from "node:fs/promises";
import { enableCompileCache } from "node:module";
import { pathToFileURL } from "node:url";
import { compiledProgram } from "../src/cli/compiled-program.ts";

const [dist] = process.argv.slice(2);
if (dist === undefined) throw new Error("usage: compile-program.ts DIST");
const folder = pathToFileURL(`${dist}/`);
const { directory } = enableCompileCache(compiledProgram(folder.href));
if (directory === undefined) throw new Error("this Node keeps no compiled code");
const chunks = new URL("chunks/", folder);
// Ink's developer tools are never loaded, and say so when they are.
const names = (await readdir(chunks)).filter((name) => !name.startsWith("devtools-"));
for (const name of names) await import(new URL(name, chunks).href);
// Nothing that a chunk may have begun is waited for; Node writes when it exits.
process.exit(0);
