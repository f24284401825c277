import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInThisContext } from "node:vm";

/** Where the build puts the compiled code that goes with a template database. */
export const compiledCodeBeside = (template: string): string => join(dirname(template), "pglite.code");

/**
 * PGlite's WebAssembly, one a process: what one database compiles of it, the next one has. `file` is what
 * `writeCompiledCode` made; where there is none, or it is another program's, V8 compiles again as it goes.
 */
export const pgliteModule = (file: string | null): WebAssembly.Module => {
  if (loaded === null) {
    const source = pgliteSource();
    loaded = (file === null ? null : readCompiledCode(file, source)) ?? new Module(source);
  }
  return loaded;
};

let loaded: WebAssembly.Module | null = null;

/** Node's own types know it as a type only. */
const { Module } = (
  globalThis as unknown as {
    readonly WebAssembly: { readonly Module: new (source: Uint8Array) => WebAssembly.Module };
  }
).WebAssembly;

/**
 * Writes the machine code that V8 has made of PGlite in this process, so that later ones start with it. To be called
 * when the process has done what shall be fast. False where this Node cannot give it.
 */
export const writeCompiledCode = async (file: string): Promise<boolean> => {
  const code = loaded === null ? null : serialise(loaded);
  if (!(code instanceof ArrayBuffer)) return false;
  const bytes = new Uint8Array(code);
  const draft = `${file}.new`;
  await writeFile(draft, Buffer.concat([digestOf(pgliteSource(), bytes), bytes]));
  await rename(draft, file);
  return true;
};

const digestLength = 32;

/** V8 looks whether version, flags and processor are its own, but not whether the code is of this source, or whole. */
const digestOf = (source: Uint8Array, code: Uint8Array): Buffer =>
  createHash("sha256").update(source).update(code).digest();

/** The source with its compiled code; null where the file is absent, damaged, of another source or another V8. */
export const readCompiledCode = (file: string, source: Uint8Array): WebAssembly.Module | null => {
  if (!existsSync(file)) return null;
  const kept = readFileSync(file);
  const code = kept.subarray(digestLength);
  if (!digestOf(source, code).equals(kept.subarray(0, digestLength))) return null;
  const compiled = deserialise(new Uint8Array(code).buffer, source);
  return compiled instanceof Module ? compiled : null;
};

export const pgliteSource = (): Uint8Array =>
  readFileSync(join(dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite")), "pglite.wasm"));

/**
 * Calls a function of V8 itself, which Node has no name for. V8 knows it while a flag is set; null from a V8 without
 * it, which cannot compile the call.
 */
const callIntrinsic = <Args extends readonly unknown[]>(source: string, ...args: Args): unknown => {
  setFlagsFromString("--allow-natives-syntax");
  try {
    const call: (...args: Args) => unknown = runInThisContext(source);
    return call(...args);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
};

const serialise = (module: WebAssembly.Module): unknown =>
  callIntrinsic("(function (m) { return %SerializeWasmModule(m); })", module);
const deserialise = (code: ArrayBuffer, source: Uint8Array): unknown =>
  callIntrinsic("(function (code, source) { return %DeserializeWasmModule(code, source); })", code, source);
