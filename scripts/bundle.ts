import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type BuildResult, build, type Plugin } from "esbuild";

/**
 * Bundles entry points for Node, with Ink made faster on the way. Loading some hundred files takes most of the
 * start otherwise. Packages with files of their own beside them stay outside.
 *
 * @param entries output name (without `.js`) → source file, relative to the project
 */
export const bundle = (entries: Readonly<Record<string, string>>, outdir: string): Promise<BuildResult> =>
  build({
    entryPoints: { ...entries },
    outdir,
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    // Lines stay as they are: Node prints the one that threw.
    minifySyntax: true,
    legalComments: "none",
    chunkNames: "chunks/[name]-[hash]",
    external: ["@electric-sql/pglite", "@electric-sql/pglite/*", "@electric-sql/pglite-*"],
    define: { "process.env.DEV": '"false"', "process.env.NODE_ENV": '"production"' },
    // What CommonJS packages inside the bundle ask for.
    banner: {
      js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
    },
    plugins: [withoutDevtools, fasterInk()],
    logLevel: "warning",
    metafile: true,
  });

/** Ink's developer tools are optional, and never in the bundle. */
const withoutDevtools: Plugin = {
  name: "without-devtools",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: "devtools", namespace: "empty" }));
    onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "export default {}" }));
  },
};

/**
 * Replaces Ink's `Output`, which takes every visible string apart again in each frame, by one that keeps rows
 * as strings (see `views/screen/ink-output.ts`). The build fails when Ink no longer looks as it did, so the
 * replacement can never be half there.
 */
const fasterInk = (): Plugin => ({
  name: "faster-ink",
  setup: ({ onLoad, onEnd }) => {
    const seen = new Set<string>();
    for (const patch of inkPatches) {
      onLoad({ filter: patch.file }, async ({ path }) => {
        seen.add(patch.name);
        const source = await readFile(path, "utf8");
        const missing = patch.expects.filter((text) => !source.includes(text));
        if (missing.length > 0) {
          return { errors: missing.map((text) => ({ text: `ink/${patch.name} no longer has: ${text}` })) };
        }
        return { contents: patch.change(source), loader: "js", resolveDir: patch.resolveDir };
      });
    }
    onEnd((result) => {
      const usesInk = Object.keys(result.metafile?.inputs ?? {}).some((input) =>
        input.includes("ink/build/renderer.js"),
      );
      const unseen = inkPatches.filter((patch) => !seen.has(patch.name));
      if (usesInk && unseen.length > 0) {
        return { errors: unseen.map((patch) => ({ text: `ink/${patch.name} was not there to replace` })) };
      }
      return undefined;
    });
  },
});

interface InkPatch {
  readonly name: string;
  readonly file: RegExp;
  /** What the replaced file must contain. */
  readonly expects: readonly string[];
  readonly change: (source: string) => string;
  readonly resolveDir?: string;
}

const inkPatches: readonly InkPatch[] = [
  {
    name: "output.js",
    file: /[\\/]ink[\\/]build[\\/]output\.js$/,
    expects: [
      "export default class Output",
      "constructor(options) {",
      "write(x, y, text, options) {",
      "clip(clip) {",
      "unclip() {",
      "get() {",
      "output: generatedOutput,\n            height: output.length,",
    ],
    change: () => 'export { createInkOutput as default } from "./views/screen/ink-output.ts";',
    resolveDir: fileURLToPath(new URL("..", import.meta.url)),
  },
];
