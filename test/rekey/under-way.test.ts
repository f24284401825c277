import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, inject, it } from "vitest";
import { calls } from "../../src/engine/calls.ts";
import { deskSecret } from "../../src/engine/desk-secret.ts";
import { openEngineHolder } from "../../src/engine/engine-holder.ts";
import { openTestHub } from "../hub/open-test-hub.ts";

it("[L1] an empty folder joins after what is under way, which was begun with its own secret", {
  timeout: 60_000,
}, async () => {
  const hub = await openTestHub();
  const folder = await mkdtemp(join(tmpdir(), "onefold-join-"));
  const holder = await openEngineHolder({ data: join(folder, "data"), template: inject("template") });
  if ("tag" in holder) throw new Error(holder.tag);
  const door = { agent: "alice", locale: "en", timezone: "UTC" };
  const planned = Promise.withResolvers<void>();
  // As an import does, whose first batch is not stored yet.
  const isSame = holder.call(async (engine) => {
    const { ids } = engine;
    await planned.promise;
    return ids === engine.ids;
  });
  const joined = holder.callApart((engine) =>
    calls.connectHub(engine, door, { url: hub.url, tokens: [hub.token("alice")] }),
  );
  await Promise.race([joined, delay(1_500)]);
  planned.resolve();
  expect(await isSame).toBe(true);
  expect(await joined).toMatchObject({ ok: { agents: ["alice"] } });
  expect(await deskSecret(join(folder, "data"))).toEqual(await deskSecret(hub.data));
  await holder.close();
  await hub.dispose();
  await rm(folder, { recursive: true, force: true });
});
