import type { Io, Output } from "../../src/cli/io.ts";
import { main } from "../../src/cli/main.ts";
import type { Settings } from "../../src/cli/settings.ts";
import type { Desk } from "../../src/desk.ts";
import type { OpenedDesk } from "../../src/engine/open-desk.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** stdout as JSON Lines. */
  readonly json: readonly unknown[];
}

export interface FakeIoOptions {
  readonly openDesk?: Io["openDesk"];
  readonly runDesk?: Io["runDesk"];
  readonly startColleague?: Io["startColleague"];
  readonly openHub?: Io["openHub"];
  readonly env?: Io["env"];
  readonly terminal?: { readonly columns: number };
  readonly interrupt?: Promise<void>;
}

/** Runs one command line in this process, and gives what it said. */
export const runCli = async (args: readonly string[], options: FakeIoOptions = {}): Promise<Ran> => {
  const out = recorder(options.terminal?.columns ?? null);
  const err = recorder(options.terminal?.columns ?? null);
  const code = await main(args, {
    out,
    err,
    env: { HOME: "/nowhere", ...options.env },
    openDesk: options.openDesk ?? (() => Promise.reject(new Error("no desk in this test"))),
    runDesk: options.runDesk ?? (() => Promise.resolve(0)),
    startColleague: options.startColleague ?? (() => Promise.reject(new Error("no colleague in this test"))),
    openHub: options.openHub ?? (() => Promise.reject(new Error("no hub in this test"))),
    onInterrupt: (interrupted) => {
      void options.interrupt?.then(interrupted);
      return () => undefined;
    },
  });
  const text = out.text();
  return {
    code,
    out: text,
    err: err.text(),
    get json() {
      return text
        .split("\n")
        .filter((line) => line !== "")
        .map((line): unknown => JSON.parse(line));
    },
  };
};

/** One desk for many command lines: opening it is what takes time. */
export const sharing =
  (desk: Desk): Io["openDesk"] =>
  async (_settings: Settings): Promise<OpenedDesk> => ({
    desk: { openSession: (door) => desk.openSession(door), close: async () => undefined },
  });

const recorder = (columns: number | null): Output & { text(): string } => {
  let written = "";
  return {
    isTerminal: columns !== null,
    columns,
    write: async (text) => {
      written += text;
    },
    text: () => written,
  };
};
