import type { Calls } from "../../desk.ts";
import type { Engine } from "../engine.ts";
import { unreadableEntries } from "./unreadable.ts";

/** What came from a hub and could not be read: a newer program may have written it [F14]. */
export const checkShards = async ({ db }: Engine): Promise<Calls["check"]["result"]["checks"][number]> => {
  const counts = [...(await unreadableEntries(db))];
  const detail =
    counts.length === 0
      ? "every entry that came was read"
      : `not read: ${counts.map(([shard, count]) => `${count} of ${shard}`).join(", ")}; upgrade onefold, then doctor --rebuild`;
  return { name: "shards", ok: counts.length === 0, detail };
};
