import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { Desk, Session } from "../../src/desk.ts";
import { openDesk } from "../../src/engine/open-desk.ts";

export interface StoryDesk {
  readonly desk: Desk;
  /** A session of an agent at a terminal. */
  session(): Session;
  /** Closes the desk and removes its folder. */
  close(): Promise<void>;
}

/** A real desk on a fresh data folder, in this process. */
export const openStoryDesk = async (): Promise<StoryDesk> => {
  const data = await mkdtemp(join(tmpdir(), "onefold-story-"));
  const opened = await openDesk({ data, template: inject("template") });
  if ("failure" in opened) throw new Error(opened.failure.tag);
  const { desk } = opened;
  return {
    desk,
    session: () => desk.openSession({ agent: "robin", locale: "en", timezone: "UTC" }),
    close: async () => {
      await desk.close();
      await rm(data, { recursive: true, force: true });
    },
  };
};

/** A real desk that holds the sample data. */
export const openSampleDesk = async (): Promise<StoryDesk> => {
  const desk = await openStoryDesk();
  const session = desk.session();
  await session.call("fillDemo", {});
  session.close();
  return desk;
};
