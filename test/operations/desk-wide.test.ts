import { describe, expect, it } from "vitest";
import { contextOf, foldDesk, permissionChange } from "../../src/operations/fold-desk.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { createScript } from "./script.ts";

const createDesk = () => {
  const s = createScript();
  const agent = (name: string, role: string | null, by = "alice") =>
    s.decide("agent.set", { agent: name, role }, null, by);
  const setting = (key: string, value: unknown, by = "alice") =>
    s.decide("setting.set", { key, value }, null, by);
  const operations = () =>
    s.entries.flatMap((entry): Operation[] => (entry.type === "operation" ? [entry.operation] : []));
  const verdict = (id: string) => foldDesk(operations()).verdicts.get(id);
  return { agent, setting, operations, verdict };
};
const end = { at: Number.MAX_SAFE_INTEGER, id: "z" };

describe("agents and settings", () => {
  it("[F13] everybody is an admin while nobody is named; who names the first agent stays one", () => {
    const d = createDesk();
    expect(contextOf(foldDesk([])).permits("anyone", "administer", end)).toBe(true);
    d.agent("bob", "agent");
    const context = contextOf(foldDesk(d.operations()));
    expect(context.permits("alice", "administer", end)).toBe(true);
    expect(context.permits("bob", "administer", end)).toBe(false);
    expect(context.permits("bob", "merge", end)).toBe(true);
    expect(context.permits("anyone", "read", end)).toBe(false);
    expect(context.permits("anyone", "administer", { at: 0, id: "a" })).toBe(true);
  });

  it("[F13] judges as of the place", () => {
    const d = createDesk();
    d.agent("bob", "admin");
    const set = d.setting("limit", 3, "bob");
    d.agent("bob", null);
    const late = d.setting("limit", 4, "bob");
    expect(d.verdict(set)).toEqual({ state: "applied" });
    expect(d.verdict(late)).toMatchObject({ refusal: { rule: "F13", code: "not-allowed" } });
    expect(foldDesk(d.operations()).settings.get("limit")).toMatchObject({ value: 3, by: "bob" });
  });

  it("[F13] the last admin stays, whichever way they would go", () => {
    const d = createDesk();
    const self = d.agent("alice", "agent");
    expect(d.verdict(self)).toMatchObject({ refusal: { code: "last-admin" } });
    d.agent("bob", "boss");
    const boss = d.setting("role.boss", ["read", "administer"]);
    const leaves = d.agent("alice", null);
    expect(d.verdict(boss)).toEqual({ state: "applied" });
    expect(d.verdict(leaves)).toEqual({ state: "applied" });
    const weaker = d.setting("role.boss", ["read"], "bob");
    expect(d.verdict(weaker)).toMatchObject({ refusal: { code: "last-admin" } });
  });

  it("[F13] a setting describes a role; admin permits everything whatever is set; null unsets", () => {
    const d = createDesk();
    d.agent("bob", "agent");
    d.setting("role.agent", ["read"]);
    d.setting("role.admin", ["read"]);
    const context = contextOf(foldDesk(d.operations()));
    expect(context.permits("bob", "merge", end)).toBe(false);
    expect(context.permits("alice", "administer", end)).toBe(true);
    d.setting("role.agent", null);
    const state = foldDesk(d.operations());
    expect(contextOf(state).permits("bob", "merge", end)).toBe(true);
    expect(state.settings.has("role.agent")).toBe(false);
  });

  it("[F13] does not depend on the order of arrival", () => {
    const d = createDesk();
    d.agent("bob", "admin");
    d.agent("alice", null, "bob");
    d.agent("bob", null, "alice");
    const operations = d.operations();
    expect(foldDesk([...operations].reverse())).toEqual(foldDesk(operations));
  });

  it("[F13] tells from which place on whose permissions differ", () => {
    const d = createDesk();
    d.agent("bob", "agent");
    const before = foldDesk(d.operations());
    const revoke = d.agent("bob", null);
    d.agent("mia", "agent");
    const change = permissionChange(before, foldDesk(d.operations()));
    expect(change.agents.get("bob")?.id).toBe(revoke);
    expect([...change.agents.keys()]).toEqual(["bob", "mia"]);
    expect(change.others).toBe(null);
    expect(permissionChange(foldDesk([]), before).others?.id).toBe("o1");
  });
});
