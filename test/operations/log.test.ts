import { describe, expect, it } from "vitest";
import { createLog } from "../../src/operations/fold-log.ts";
import type { Entry } from "../../src/operations/fold-types.ts";
import { linksOf } from "../../src/operations/links.ts";
import { normalise, withoutTexts } from "../../src/operations/normalise.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { differenceOf } from "../../src/operations/preview.ts";
import { wholeOf } from "./properties.ts";
import { createScript, derived, verdictIn } from "./script.ts";

const operationOf = (entries: readonly Entry[], n: number): Operation => {
  const entry = entries.at(n);
  if (entry?.type !== "operation") throw new Error("no operation");
  return entry.operation;
};

describe("order and copies", () => {
  it("[F1] the smallest kept part of an id wins, the earliest clock first; a copy without texts wins", () => {
    const s = createScript();
    s.see("a");
    s.edit("ca", { set: { firstName: "Ann" } });
    const edit = s.entries[1]!;
    const operation = operationOf(s.entries, 1);
    const later: Entry = { type: "operation", operation: { ...operation, at: operation.at + 5 } };
    expect(normalise([later, edit])).toEqual([edit]);
    expect(normalise([edit, withoutTexts(edit)])).toEqual([withoutTexts(edit)]);
    expect(normalise([withoutTexts(edit), edit])).toEqual([withoutTexts(edit)]);
    const other: Entry = { type: "operation", operation: { ...operation, by: "aaron" } };
    expect(normalise([edit, other])).toEqual([other]);
  });

  it("[F1] of equal clocks the id decides", () => {
    const s = createScript();
    s.see("a");
    s.edit("ca", { set: { firstName: "One" } });
    const one = operationOf(s.entries, -1);
    const two: Entry = {
      type: "operation",
      operation: { ...one, id: "o0", texts: { set: { firstName: "Two" } } } as Operation,
    };
    s.entries.push(two);
    expect(s.fold().customers.get("ca")?.profile.single.firstName?.value).toBe("One");
  });
});

describe("refold groups", () => {
  it("[F2] links every id that is named or derived", () => {
    const s = createScript();
    s.see("a", { rule: "M2", hash: "h1" });
    s.merge("ca", ["cb"]);
    s.detach("ia", "ca");
    s.undo("o2");
    s.anonymize(["ia", "ib"]);
    s.open("t1", "ia");
    s.remark("k6", "x");
    s.comment("ca", "x");
    s.dismiss("ca", "cb");
    s.decide("agent.set", { agent: "bob", role: "agent" }, null);
    s.decide("setting.set", { key: "x", value: 1 }, null);
    expect(s.entries.map(linksOf)).toEqual([
      ["ia", "ca", "h1"],
      ["o2", "ca", "cb"],
      ["o3", "d3", "ia", "ca"],
      ["o4", "o2"],
      ["o5", "a5", "ia", "ib"],
      ["o6", "k6", "t1", "ia"],
      ["o7", "n7", "k6"],
      ["o8", "n8", "ca"],
      ["o9", "ca", "cb"],
      ["desk"],
      ["desk"],
    ]);
  });

  it("[F2] unites groups when something links them, for ever", () => {
    const s = createScript();
    const log = createLog();
    s.see("a");
    s.see("b");
    log.add(s.entries);
    expect(log.groups).toBe(2);
    const merge = s.merge("ca", ["cb"]);
    log.add(s.entries.slice(2));
    s.undo(merge);
    log.add(s.entries.slice(3));
    expect(log.groups).toBe(1);
    expect(log.resolve("cb")).toBe("cb");
    expect(log.resolve("cz")).toBe(null);
  });

  it("[F14] keeps what it does not know, and folds the rest", () => {
    const s = createScript();
    s.see("a");
    s.decide("customer.teleport" as "customer.lock", { customer: "ca" }, null);
    const edit = s.edit("ca", { set: { firstName: "Ann" } });
    const log = createLog();
    log.add(s.entries);
    expect(verdictIn(log.state, edit)).toBe("applied");
    expect(linksOf(s.entries[1]!)).toEqual(["o2"]);
  });

  it("[F13] refolds what an agent decided when the roles turn out to be other ones", () => {
    const s = createScript();
    s.see("a");
    s.decide("agent.set", { agent: "bob", role: "agent" }, null);
    const revoke = s.decide("agent.set", { agent: "bob", role: null }, null);
    const edit = s.edit("ca", { set: { firstName: "Ann" } }, "bob");
    const log = createLog();
    log.add(s.entries.filter((_, n) => n !== 2));
    expect(verdictIn(log.state, edit)).toBe("applied");
    log.add(s.entries.slice(2, 3));
    expect(log.desk.verdicts.get(revoke)).toEqual({ state: "applied" });
    expect(verdictIn(log.state, edit)).toBe("not-allowed");
  });
});

describe("preview", () => {
  it("[F7] lists what moves, what goes, and where later operations land", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    const merge = s.merge("ca", ["cb"]);
    const detach = s.detach("ib", "ca");
    const group = s.group();
    const whole = wholeOf(group.state);
    s.undo(merge);
    const difference = differenceOf(group.state, s.fold());
    expect(wholeOf(group.state)).toEqual(whole);
    expect(difference).toMatchObject({
      moved: [{ identity: "ib", from: derived("d", detach), to: "cb" }],
      customersGone: [derived("d", detach)],
      customersMade: ["cb"],
    });
    expect(difference.turned).toMatchObject([
      { operation: merge, from: { state: "applied" }, to: { state: "undone" }, customer: "ca" },
      { operation: detach, to: { state: "refused", refusal: { code: "already-separate" } }, customer: "cb" },
    ]);
  });
});
