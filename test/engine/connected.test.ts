import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localConfig } from "../../src/engine/local-config.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { attendedCustomers } from "../../store/queries/attended-customers.ts";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";
import { mail, mbox } from "./sample-mail.ts";

describe("what agents who meet are told from", () => {
  let desk: TestDesk;
  let ann: string;
  let bob: string;
  beforeEach(async () => {
    desk = await openTestDesk();
    await desk.importText(
      "two.mbox",
      mbox(mail("1", "Ann <ann@example.org>", "Hello", 1), mail("2", "Bob <bob@example.org>", "Hi", 2)),
    );
    ann = await customer("email:ann@example.org");
    bob = await customer("email:bob@example.org");
  });
  afterEach(() => desk.dispose());

  const customer = async (text: string): Promise<string> => {
    const found = await desk.call("resolve", { what: "customer", text });
    if (!("ok" in found)) throw new Error(JSON.stringify(found));
    return found.ok;
  };
  const decide = async (decision: Decision) => {
    const outcome = await desk.call("perform", { decision });
    if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
    return outcome.ok;
  };

  it("[F12] gives back what an agent decided, to nobody else, and not once it is erased", async () => {
    const decision: Decision = {
      kind: "customer.edit",
      body: { customer: ann, fields: ["company"] },
      texts: { set: { company: "Tillage" } },
    };
    const { operation } = await decide(decision);
    expect(await desk.call("recordedDecision", { operation })).toEqual({ ok: decision });
    expect(await desk.session("carol").call("recordedDecision", { operation })).toEqual({
      missing: operation,
    });
    const identities = (await desk.call("customer", { customer: ann }))!.identities.map(({ id }) => id);
    await decide({ kind: "customer.anonymize", body: { identities }, texts: null });
    expect(await desk.call("recordedDecision", { operation })).toEqual({ missing: operation });
  });

  it("keeps how the line works in the folder, beside what else is set there", async () => {
    await writeFile(join(desk.data, "config.json"), '{ "agent": "ann", "email": "ann@example.org" }');
    expect(await localConfig(desk.data)).toMatchObject({ presence: true, thin: false });
    await desk.call("configureLine", { presence: false });
    await desk.call("configureLine", { thin: true });
    expect(await localConfig(desk.data)).toMatchObject({
      presence: false,
      thin: true,
      email: "ann@example.org",
    });
    expect(JSON.parse(await readFile(join(desk.data, "config.json"), "utf8"))).toHaveProperty("agent", "ann");
  });

  it("finds the customer behind a thread, and behind an id that was merged away", async () => {
    const threads = await desk.call("inboxPage", { folder: "all", offset: 0, limit: 10 });
    const thread = threads.rows.find((row) => row.customer === bob)!.id;
    await decide({ kind: "customer.merge", body: { into: ann, from: [bob], fields: [] }, texts: {} });
    await desk.reopen({
      between: async () => {
        const engine = await openEngine({ data: desk.data });
        if ("tag" in engine) throw new Error(engine.tag);
        const places = [{ thread }, { customer: bob }, { customer: ann }, { thread: "unknown" }];
        const customers = await attendedCustomers(engine.db, places);
        await engine.close();
        expect(customers.map((each) => each?.id ?? null)).toEqual([ann, ann, ann, null]);
        expect(customers[0]?.name).toBe("Ann");
      },
    });
  });
});
