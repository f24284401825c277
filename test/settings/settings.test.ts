import { describe, expect, it } from "vitest";
import { foldDesk } from "../../src/operations/fold-desk.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { fieldAccessOf, settingOf, tabsOf } from "../../src/operations/settings/desk-settings.ts";
import { settingRule, settings } from "../../src/operations/settings/settings.ts";
import { validateDecision } from "../../src/operations/validate-decision.ts";

const validate = (key: string, value: unknown) =>
  validateDecision({ kind: "setting.set", body: { key, value }, texts: null });

/** The desk after these settings, grace an agent and olga of a role of her own. */
const deskWith = (values: Readonly<Record<string, unknown>>) => {
  const bodies = [
    { kind: "agent.set", body: { agent: "grace", role: "agent" } },
    { kind: "agent.set", body: { agent: "olga", role: "observer" } },
    ...Object.entries(values).map(([key, value]) => ({ kind: "setting.set", body: { key, value } })),
  ];
  return foldDesk(
    bodies.map(
      (body, at) => ({ ...body, id: `o${at}`, at, by: "alice", writer: "w", texts: null }) as Operation,
    ),
  );
};

describe("settings", () => {
  it.each([
    ["matching.d1", false],
    ["matching.limit", 5],
    ["matching.blocked", ["desk@example.org", "@example.net"]],
    ["desk.own", ["help@example.org"]],
    ["export.sender", "help@example.org"],
    ["profile.fields", { gender: "hidden", notes: { agent: "see", "*": "edit" } }],
    ["tabs.agent", ["summary", "messages"]],
    ["role.agent", []],
    ["role.observer", ["read", "comment"]],
    ["matching.limit", null],
  ])("takes %s %j", (key, value) => {
    expect(validate(key, value)).toBeNull();
  });

  it.each([
    ["matching.d1", "no"],
    ["matching.limit", 0],
    ["matching.limit", 1.5],
    ["matching.blocked", "x"],
    ["matching.blocked", [""]],
    ["desk.own", [7]],
    ["export.sender", "nobody"],
    ["profile.fields", { shoeSize: "hidden" }],
    ["profile.fields", { gender: "maybe" }],
    ["profile.fields", { gender: { agent: "maybe" } }],
    ["profile.fields", ["gender"]],
    ["tabs.agent", []],
    ["tabs.agent", ["secrets"]],
    ["role.agent", ["fly"]],
    ["unknown", 1],
    ["tabs.", ["summary"]],
    ["toString", 1],
  ])("[F14] refuses %s %j where it enters, without repeating the value", (key, value) => {
    const refused = validate(key, value);
    expect(refused).toMatchObject({ rule: "F14", code: "invalid" });
    expect(refused?.detail).not.toContain("nobody");
  });

  it("has a usual value for every setting, which its own rule reads", () => {
    for (const { usual, read } of Object.values(settings))
      if (usual !== null) expect(read(usual)).toEqual({ ok: usual });
    expect(settingRule("nonsense")).toBeNull();
  });

  it("gives what was set last, else the usual value, also of what this program cannot read", () => {
    const desk = deskWith({ "matching.limit": 3, "matching.d1": "later" });
    expect(settingOf(desk, "matching.limit")).toBe(3);
    expect(settingOf(desk, "matching.d1")).toBe(true);
    expect(settingOf(deskWith({}), "matching.limit")).toBe(20);
  });

  it("[S5] which fields exist for whom", () => {
    const desk = deskWith({
      "profile.fields": { gender: "hidden", notes: { agent: "see" }, tags: { "*": "see", agent: "edit" } },
    });
    const accesses = (agent: string) =>
      (["gender", "notes", "tags", "emails"] as const).map((field) => fieldAccessOf(desk, agent, field));
    expect(accesses("grace")).toEqual(["hidden", "see", "edit", "edit"]);
    expect(accesses("olga")).toEqual(["hidden", "edit", "see", "edit"]);
    expect(accesses("alice")).toEqual(["hidden", "edit", "see", "edit"]);
    expect(accesses("stranger")).toEqual(["hidden", "hidden", "hidden", "hidden"]);
  });

  it("[S5] which tabs a role sees, in their order", () => {
    const desk = deskWith({ "tabs.agent": ["more", "summary"] });
    expect(tabsOf(desk, "grace")).toEqual(["summary", "more"]);
    expect(tabsOf(desk, "alice")).toHaveLength(6);
    expect(tabsOf(desk, "stranger")).toEqual([]);
  });
});
