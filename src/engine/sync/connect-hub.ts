import { erasedIds } from "../../../store/erase-pending.ts";
import type { Calls } from "../../desk.ts";
import type { Engine } from "../engine.ts";
import { changedConfig } from "../local-config.ts";
import { rekeyFolder } from "../rekey/rekey-folder.ts";
import { hubText } from "./hub-file.ts";

/**
 * Joins the desk of a hub. What a folder read and decided before is keyed anew with the desk's secret and brought
 * along; for that the engine is closed and opened anew, and joined with the hub in the same step.
 */
export const connectHub = async (
  engine: Engine,
  { url, tokens }: Calls["connectHub"]["args"],
): Promise<Calls["connectHub"]["result"]> => {
  const joined = await engine.link.connect(url, tokens);
  if ("failed" in joined) return joined;
  const { hub, brought } = joined;
  if ("secret" in joined) {
    if (engine.alone === null) return { failed: "another-desk" };
    await engine.alone(async (close) => {
      // What is being erased is not carried over, nor forgotten.
      await engine.erasure.settled().catch(() => undefined);
      const { data, changes } = engine;
      const erased = await erasedIds(engine.db);
      const files = {
        "hub.json": hubText(hub),
        "config.json": await changedConfig(data, { agent: hub.agents[0]! }),
      };
      await close();
      await rekeyFolder(data, {
        ...{ secret: joined.secret, erased, files },
        onProgress: (progress) => changes.note(["progress"], progress),
      });
    });
    engine.changes.note(["threads", "customers", "cases", "history", "settings", "progress", "sync"]);
  }
  return { ok: { agents: hub.agents, brought } };
};
