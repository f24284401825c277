/**
 * The process beside a demo desk: a hub on this machine alone, and a second replica at which a colleague works. An
 * entry of the bundle of its own, so that a desk loads nothing of it. It ends with whoever started it, however that
 * ends: the channel between them closes.
 */
import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Desk, Session } from "../../desk.ts";
import { createAgentToken } from "../../domain/agent-token.ts";
import type { AgentName } from "../../domain/ids.ts";
import { createColleague } from "../../engine/demo/colleague.ts";
import { colleagueOf, colleagueScript } from "../../engine/demo/colleague-script.ts";
import { deskSecret } from "../../engine/desk-secret.ts";
import { openDesk } from "../../engine/open-desk.ts";
import { openEngine } from "../../engine/open-engine.ts";
import { perform } from "../../engine/perform.ts";
import { deskOf } from "../../engine/sync/hub-file.ts";
import { createHubLog } from "../../hub/hub-log.ts";
import { type Hub, openHub } from "../../hub/open-hub.ts";
import type { ColleagueAnswer, ColleagueOrder } from "./colleague-order.ts";

const serve = async (order: ColleagueOrder): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-colleague-"));
  // Nothing in it is worth a closing: whatever ends this process takes the folder along.
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const colleague = colleagueOf(order.agent);
  const hubData = join(folder, "hub");
  await copyDesk(order.data, hubData);
  const tokens = await nameAgents(hubData, order, colleague);
  const hub = await openHubOf(hubData, order);
  answer({
    type: "ready",
    folder,
    hub: {
      url: hub.url,
      tokens: [tokens.agent],
      agents: [order.agent],
      desk: deskOf(await deskSecret(hubData)),
    },
  });
  const place = await openPlace(join(folder, "colleague"), order.template, colleague);
  const joined = await place.session().call("connectHub", { url: hub.url, tokens: [tokens.colleague] });
  if (!("ok" in joined)) throw new Error("the colleague was not let in");
  await place.session().call("syncOnce", {});
  await untilSomebodyIsThere(place.session);
  const work = createColleague({ desk: place, pause });
  for (;;) await work.round(colleagueScript);
};

/** A hub that knows what the desk knows: its secret and its journal, out of which it makes its own database. */
const copyDesk = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { mode: 0o700 });
  for (const name of ["secret", "journal"]) await cp(join(from, name), join(to, name), { recursive: true });
};

/** Gives both agents a role and a token, as `onefold agent add` does at a hub. */
const nameAgents = async (
  data: string,
  { agent, template }: ColleagueOrder,
  colleague: AgentName,
): Promise<{ readonly agent: string; readonly colleague: string }> => {
  const engine = await openEngine({ data, template, environment: {} });
  if ("tag" in engine) throw new Error(engine.tag);
  const add = async (name: AgentName, role: string): Promise<string> => {
    const { token, hash } = createAgentToken();
    const outcome = await perform(engine, agent, {
      kind: "agent.set",
      body: { agent: name, role, token: hash },
      texts: null,
    });
    if (!("ok" in outcome)) throw new Error("an agent was refused");
    return token;
  };
  const tokens = { agent: await add(agent, "admin"), colleague: await add(colleague, "agent") };
  await engine.close();
  return tokens;
};

const openHubOf = async (data: string, { template }: ColleagueOrder): Promise<Hub> => {
  const hub = await openHub({
    ...{ data, template, host: "127.0.0.1", port: 0, environment: {} },
    log: createHubLog(process.stderr, "error"),
  });
  if ("tag" in hub) throw new Error(hub.tag);
  return hub;
};

const openPlace = async (data: string, template: string, agent: AgentName) => {
  let open: { readonly desk: Desk; readonly session: Session } | null = null;
  const reopen = async (isOnline: boolean): Promise<void> => {
    await open?.desk.close();
    const opened = await openDesk({ data, template, syncs: isOnline, environment: {} });
    if ("failure" in opened) throw new Error(opened.failure.tag);
    const { desk } = opened;
    open = { desk, session: desk.openSession({ agent, locale: "en", timezone: "UTC" }) };
  };
  await reopen(true);
  return { reopen, session: () => open!.session };
};

/** The desk has a line, and whoever works at it can see what is done. */
const untilSomebodyIsThere = async (session: () => Session): Promise<void> => {
  const everyMoment = 300;
  while ((await session().call("colleagues", {})).length === 0) await pause(everyMoment);
};

const answer = (message: ColleagueAnswer): void => {
  process.send?.(message);
};

const end = (): never => process.exit(0);
process.once("disconnect", end);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, end);
process.once("message", (order: ColleagueOrder) => {
  serve(order).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : "failed";
    if (process.connected)
      process.send?.({ type: "failed", why } satisfies ColleagueAnswer, () => process.exit(1));
    else process.exit(1);
  });
});
