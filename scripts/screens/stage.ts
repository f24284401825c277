import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import { createLanguage } from "../../src/i18n/language.ts";
import { openProgramScreen, type ProgramScreen, writePng } from "../program-screen.ts";

/** What scenes play on: data folders, and programs at terminals of one size in one language. */
export interface Stage {
  readonly text: Catalogue;
  readonly columns: number;
  readonly rows: number;
  /** A folder of its own: with nothing in it, or a copy of the sample desk. */
  folder(holds: "nothing" | "sample"): Promise<string>;
  /** The path of something beside the folders. */
  path(name: string): string;
  /** Writes a file beside the folders and gives its path. */
  file(name: string, content: string): Promise<string>;
  /** Opens the desk, and waits until its first screen shows. */
  open(data: string, agent?: string, ...options: readonly string[]): Promise<Walk>;
  /** Runs a command of the command line and gives what it prints; throws when it fails. */
  command(data: string, ...words: readonly string[]): string;
  /** Starts a hub over a folder. */
  hub(data: string): Promise<StartedHub>;
}

export interface StartedHub {
  readonly url: string;
  stop(): Promise<void>;
}

/** One agent at a terminal, of whose screen pictures are taken. */
export interface Walk {
  press(...keys: readonly string[]): Promise<void>;
  /** Writes a text at once, as somebody pastes it. */
  type(text: string): Promise<void>;
  /** Waits until a row of the screen has this, and all is still. */
  sees(what: string | RegExp): Promise<void>;
  /** Waits until no row has this. */
  misses(what: string): Promise<void>;
  /** Takes a picture once all is still, and what is named shows. */
  shot(name: string, what?: string | RegExp): Promise<void>;
  /** Takes a picture of a message, and acknowledges it. */
  told(name: string, what: string | RegExp): Promise<void>;
  /** Takes a picture of what shows only for a moment. */
  glimpse(name: string, what: string): Promise<void>;
  /** Opens Customer information of whom the search finds first. */
  customer(name: string): Promise<void>;
  stop(): Promise<void>;
}

export interface Scene {
  readonly name: string;
  readonly play: (stage: Stage) => Promise<void>;
}

export const keys = {
  enter: "\r",
  escape: "\x1b",
  tab: "\t",
  shiftTab: "\x1b[Z",
  down: "\x1b[B",
  pageDown: "\x1b[6~",
  clear: "\x15",
  save: "\x13",
} as const;

/** So much of a sentence as stands on one row wherever it is wrapped. */
export const beginning = (sentence: string): string => sentence.split(" ").slice(0, 3).join(" ");

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

const program = fileURLToPath(new URL("../../dist/onefold.js", import.meta.url));
const catalogues = { en: createLanguage("en", "UTC").text, es: createLanguage("es", "UTC").text };

/** Makes stages over one filled sample desk; `close` removes what they made. */
export const openStages = async (target: string) => {
  const root = await mkdtemp(join(tmpdir(), "onefold-screens-"));
  const sample = join(root, "sample");
  const running = new Set<{ stop(): Promise<void> }>();
  let folders = 0;
  const env = { HOME: root, XDG_CONFIG_HOME: root, TZ: "UTC" };

  const command = (data: string, ...words: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, "--data", data, ...words], {
      encoding: "utf8",
      env: { ...process.env, ...env },
    });
    if (status !== 0) throw new Error(`onefold ${words.join(" ")}: ${stderr}`);
    return stdout;
  };
  command(sample, "--agent", "Ana", "demo", "--no-desk");

  const hub = async (data: string): Promise<StartedHub> => {
    const child = spawn(process.execPath, [program, "--data", data, "--json", "hub", "--port", "0"], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const exited = once(child, "exit");
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    const started = {
      url: (JSON.parse(line) as { listening: string }).listening,
      stop: async () => {
        running.delete(started);
        child.kill("SIGTERM");
        await exited;
      },
    };
    running.add(started);
    return started;
  };

  const stage = (language: keyof typeof catalogues, { columns, rows }: Size, scene: string): Stage => {
    const text = catalogues[language];
    const folder = join(target, language, `${columns}x${rows}`);
    let taken = 0;
    const fileOf = (name: string): string =>
      join(folder, `${scene}-${String(++taken).padStart(2, "0")}-${name}`);
    return {
      text,
      columns,
      rows,
      command,
      hub,
      folder: async (holds) => {
        const data = join(root, `desk-${folders++}`);
        if (holds === "sample") await cp(sample, data, { recursive: true });
        else await mkdir(data);
        return data;
      },
      path: (name) => join(root, name),
      file: async (name, content) => {
        const path = join(root, name);
        await writeFile(path, content);
        return path;
      },
      open: async (data, agent = "Ana", ...options) => {
        const screen = openProgramScreen({
          name: `${scene} ${language} ${columns}x${rows}`,
          command: [
            ...[process.execPath, program, "--data", data, "--lang", language],
            ...["--agent", agent, ...options],
          ],
          env: { ...env, COLORTERM: "truecolor" },
          columns,
          rows,
        });
        running.add(screen);
        await mkdir(folder, { recursive: true });
        await screen.until((shown) => shown.join("").trim() !== "" && !has(shown, text.screen.starting));
        return walkOf(screen, text, fileOf, () => running.delete(screen));
      },
    };
  };
  /** Ends what a scene left open. */
  const rest = async (): Promise<void> => {
    for (const each of [...running]) await each.stop();
    running.clear();
  };
  return {
    stage,
    rest,
    close: async () => {
      await rest();
      await rm(root, { recursive: true, force: true });
    },
  };
};

/** Whether a row has it, or rows below each other where it is wrapped. */
const has = (shown: readonly string[], what: string | RegExp): boolean =>
  typeof what === "string"
    ? shown.some((row) => row.includes(what)) || unwrapped(shown).includes(what)
    : shown.some((row) => what.test(row));

const unwrapped = (shown: readonly string[]): string =>
  shown.map((row) => row.replaceAll("│", " ").trim()).join(" ");

const walkOf = (
  screen: ProgramScreen,
  text: Catalogue,
  fileOf: (name: string) => string,
  onStop: () => void,
): Walk => {
  const isStill = (shown: readonly string[]): boolean => !has(shown, text.loading);
  const take = async (name: string): Promise<void> => {
    const file = fileOf(name);
    await writeFile(`${file}.txt`, `${screen.rows().join("\n")}\n`);
    if (!(await writePng(screen.svg(), `${file}.png`))) throw new Error("rsvg-convert is not installed");
  };
  const sees = (what: string | RegExp) => screen.until((shown) => isStill(shown) && has(shown, what));
  const type = (typed: string) => screen.press(typed);
  const shot = async (name: string, what?: string | RegExp): Promise<void> => {
    await (what === undefined ? screen.until(isStill) : sees(what));
    await take(name);
  };
  return {
    press: screen.press,
    type,
    sees,
    misses: (what) => screen.until((shown) => isStill(shown) && !has(shown, what)),
    shot,
    told: async (name, what) => {
      await shot(name, what);
      await screen.press(keys.escape);
    },
    glimpse: async (name, what) => {
      await screen.glimpse((shown) => has(shown, what));
      await take(name);
    },
    customer: async (name) => {
      await screen.press("/", keys.clear);
      await type(name);
      await sees(text.search.customers);
      await screen.press(keys.enter);
      await sees(text.customer.title);
      await sees(text.summary.log);
    },
    stop: async () => {
      onStop();
      await screen.stop();
    },
  };
};
