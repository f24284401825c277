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
  const code = loaded === null ? null : serialise()?.(loaded);
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
  const compiled = deserialise()?.(new Uint8Array(code).buffer, source);
  return compiled instanceof Module ? compiled : null;
};

export const pgliteSource = (): Uint8Array =>
  readFileSync(join(dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite")), "pglite.wasm"));

/**
 * Functions of V8 itself, which Node has no names for. V8 knows them while a flag is set, and only code that is
 * compiled meanwhile may call them; a V8 without them cannot compile it.
 */
const intrinsic = <Args extends readonly unknown[]>(source: string): ((...args: Args) => unknown) | null => {
  setFlagsFromString("--allow-natives-syntax");
  try {
    return runInThisContext(source);
  } catch {
    return null;
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
};

// In brackets: compiled at once, not when it is first called.
const serialise = () => intrinsic<[WebAssembly.Module]>("(function (m) { return %SerializeWasmModule(m); })");
const deserialise = () =>
  intrinsic<[code: ArrayBuffer, source: Uint8Array]>(
    "(function (code, source) { return %DeserializeWasmModule(code, source); })",
  );
