/**
 * `node scripts/picture.ts [--png]`: runs the built program on its demo data in a pseudo-terminal and writes what
 * it shows to `docs/pictures`. With `--png` also as PNG beside each, where ImageMagick or librsvg is installed.
 */
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalogue } from "../src/i18n/catalogue.ts";
import { createLanguage } from "../src/i18n/language.ts";
import { openProgramScreen, writePng } from "./program-screen.ts";

const en = createLanguage("en", "UTC").text;
const es = createLanguage("es", "UTC").text;

interface Picture {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  /** Keys to press, each when the one before has settled. */
  readonly keys: readonly string[];
  readonly language: "en" | "es";
  /** What comes last on its screen, where something does. */
  readonly awaits?: (text: Catalogue) => string;
}

const catalogues = { en, es };
const wide = { columns: 120, rows: 40, language: "en" } as const;

const pictures: readonly Picture[] = [
  { ...wide, name: "inbox", rows: 32, keys: ["j", "j"] },
  { ...wide, name: "customer", rows: 32, keys: ["j", "j", "c"] },
  { ...wide, name: "search", rows: 32, keys: ["/", "a"] },
  {
    ...wide,
    name: "routing",
    keys: ["r", "j", "j", "j", "j", "5"],
    awaits: ({ merge }) => merge.suggestions,
  },
  { ...wide, name: "review", rows: 32, keys: ["r", "j", "j", "j", "j", "5", "j", "j", "\r"] },
  {
    name: "review-small",
    columns: 80,
    rows: 24,
    language: "es",
    keys: ["r", "j", "j", "j", "j", "5", "j", "j", "\r"],
  },
  {
    ...wide,
    name: "identities",
    rows: 32,
    language: "es",
    keys: ["c", "5"],
  },
  { name: "small", columns: 80, rows: 24, language: "en", keys: ["j", "c", "2"] },
];

const program = fileURLToPath(new URL("../dist/onefold.js", import.meta.url));
const target = fileURLToPath(new URL("../docs/pictures/", import.meta.url));

const takePictures = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-picture-"));
  try {
    await mkdir(target, { recursive: true });
    const data = join(folder, "data");
    const filled = spawnSync(process.execPath, [program, "--data", data, "demo", "--no-desk"], {
      encoding: "utf8",
    });
    if (filled.status !== 0) throw new Error(`the demo could not be filled: ${filled.stderr}`);
    for (const picture of pictures) await take(picture, folder, data);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const take = async (picture: Picture, folder: string, data: string): Promise<void> => {
  const { columns, rows, language } = picture;
  const screen = openProgramScreen({
    name: picture.name,
    command: [process.execPath, program, "--data", data, "--lang", language, "--agent", "Ana"],
    env: { HOME: folder, XDG_CONFIG_HOME: folder, TZ: "UTC", COLORTERM: "truecolor" },
    columns,
    rows,
  });
  await screen.until((shown) => shown.some((row) => row.includes("Albrecht")));
  await screen.press(...picture.keys);
  // A busy machine may still be looking for what is asked for.
  const text = catalogues[language];
  const has = (shown: readonly string[], what: string) => shown.some((row) => row.includes(what));
  await screen.until((shown) => !has(shown, text.loading) && has(shown, picture.awaits?.(text) ?? ""));
  const svg = screen.svg();
  await screen.stop();
  const file = `${target}${picture.name}.svg`;
  await writeFile(file, svg);
  if (process.argv.includes("--png") && !(await writePng(svg, file.replace(/\.svg$/, ".png")))) {
    console.error("skipped PNG: neither rsvg-convert nor convert is installed");
  }
};

await takePictures();
