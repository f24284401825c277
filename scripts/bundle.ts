import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type BuildResult, build, type Plugin } from "esbuild";

const project = fileURLToPath(new URL("../", import.meta.url));

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
    absWorkingDir: project,
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
 * Replaces the parts of Ink that take every visible string apart again in each frame (`views/screen/
 * ink-output.ts`); they took most of the time of a key. The build fails when a part no longer looks as it did
 * or is not there, so the replacement can never be half done.
 */
const fasterInk = (): Plugin => ({
  name: "faster-ink",
  setup: ({ onLoad, onEnd }) => {
    const seen = new Set<string>();
    for (const patch of inkPatches) {
      onLoad({ filter: new RegExp(`[\\\\/]node_modules/${patch.name}$`) }, async ({ path }) => {
        seen.add(patch.name);
        const source = await readFile(path, "utf8");
        const missing = patch.expects.filter((text) => !source.includes(text));
        if (missing.length > 0) {
          return { errors: missing.map((text) => ({ text: `${patch.name} no longer has: ${text}` })) };
        }
        return { contents: patch.change(source), loader: "js", resolveDir: project };
      });
    }
    onEnd((result) => {
      const usesInk = Object.keys(result.metafile?.inputs ?? {}).some((input) =>
        input.includes("ink/build/renderer.js"),
      );
      const unseen = inkPatches.filter((patch) => !seen.has(patch.name));
      if (usesInk && unseen.length > 0) {
        return { errors: unseen.map((patch) => ({ text: `${patch.name} was not there to replace` })) };
      }
      return undefined;
    });
  },
});

interface InkPatch {
  /** The file below `node_modules`. */
  readonly name: string;
  /** What the file must contain. */
  readonly expects: readonly string[];
  readonly change: (source: string) => string;
}

const inkOutput = "./views/screen/ink-output.ts";

const inkPatches: readonly InkPatch[] = [
  {
    name: "ink/build/output.js",
    expects: [
      "export default class Output",
      "constructor(options) {",
      "write(x, y, text, options) {",
      "clip(clip) {",
      "unclip() {",
      "get() {",
      "output: generatedOutput,\n            height: output.length,",
    ],
    change: () => `export { createInkOutput as default } from "${inkOutput}";`,
  },
  {
    name: "widest-line/index.js",
    expects: [
      "export default function widestLine(string) {",
      "lineWidth = Math.max(lineWidth, stringWidth(line))",
    ],
    change: () => `export { widestLine as default } from "${inkOutput}";`,
  },
  {
    name: "ink/build/sanitize-ansi.js",
    expects: ["const sanitizeAnsi = (text) => {", "export default sanitizeAnsi;"],
    change: (source) =>
      `import { remember } from "./views/screen/remember.ts";${source
        .replaceAll(/(import .*? from )'\.\//g, `$1'${project}node_modules/ink/build/`)
        .replace("export default sanitizeAnsi;", "export default remember(sanitizeAnsi);")}`,
  },
];
