import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { Desk } from "../../src/desk.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import { type Ran, runCli, sharing } from "./fake-io.ts";

/** A desk in a folder of its own, and the command line on it. */
export interface DeskOfPeople {
  readonly folder: string;
  readonly desk: Desk;
  run(...args: string[]): Promise<Ran>;
  /** The single document that a command prints with `--json`. */
  document(...args: string[]): Promise<Record<string, unknown>>;
  file(name: string, text: string): Promise<string>;
  close(): Promise<void>;
}

/** Three persons on four channels, two threads, a reply. Nothing joins by itself. Each number makes others. */
export const people = (
  n: number,
): string => `channel,kind,handle,name,email,phone,uid,thread,direction,sent_at,subject,text
mail,email,ada${n}@example.org,Ada King,,,,t-1-${n},in,2024-03-01T10:00:00Z,Broken engine,The engine stopped.
mail,email,ada${n}@example.org,Ada King,,,,t-1-${n},out,2024-03-01T11:00:00Z,Broken engine,We look at it.
wa,whatsapp,+49 171 23456${n},Ada,,,,t-2-${n},in,2024-03-02T10:00:00Z,,Any news?
x,x,@ada_k${n},A. King,,,u-77${n},,,,,
mail,email,bo${n}@example.org,Bo Berg,,,,t-3-${n},in,2024-02-01T10:00:00Z,Hello,Nothing urgent.
`;

export const openDeskOfPeople = async (): Promise<DeskOfPeople> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-cli-"));
  const opened = await openDesk({ data: join(folder, "data"), template: inject("template") });
  if ("failure" in opened) throw new Error(opened.failure.tag);
  const { desk } = opened;
  const run = (...args: string[]) =>
    runCli(["--agent", "alice", "--lang", "en", ...args], { openDesk: sharing(desk) });
  const file = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  return {
    folder,
    desk,
    run,
    document: async (...args) => {
      const { json } = await run("--json", ...args);
      return json[0] as Record<string, unknown>;
    },
    file,
    close: async () => {
      await desk.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
