import { describe, expect, it } from "vitest";
import { createScript, customersIn, derived, profileIn, resolveIn, verdictIn } from "./script.ts";

const twoMerged = () => {
  const s = createScript();
  s.see("a");
  s.see("b");
  const merge = s.merge("ca", ["cb"]);
  return { s, merge };
};

describe("undo and redo", () => {
  it("[F7] undoing a merge equals never merged: what was decided since is on the customer it named", () => {
    const { s, merge } = twoMerged();
    s.edit("cb", { set: { firstName: "Bea" } });
    s.edit("ca", { set: { lastName: "Ay" } });
    s.undo(merge);
    const state = s.fold();
    expect(customersIn(state)).toEqual({ ca: "ia", cb: "ib" });
    expect(profileIn(state, "cb")).toEqual({ firstName: "Bea" });
    expect(profileIn(state, "ca")).toEqual({ lastName: "Ay" });
    expect(verdictIn(state, merge)).toBe("undone");
  });

  it("[F7] the last accepted switch decides", () => {
    const { s, merge } = twoMerged();
    s.undo(merge);
    s.redo(merge);
    expect(customersIn(s.fold())).toEqual({ ca: "ia ib" });
    const again = s.redo(merge);
    expect(verdictIn(s.fold(), again)).toBe("not-undone");
    s.undo(merge);
    const twice = s.undo(merge);
    expect(verdictIn(s.fold(), twice)).toBe("already-so");
    expect(verdictIn(s.fold(), merge)).toBe("undone");
  });

  it("[F7] a list is undone at once, and refused at once", () => {
    const s = createScript();
    for (const name of ["a", "b", "c"]) s.see(name);
    const one = s.merge("ca", ["cb"]);
    const two = s.merge("ca", ["cc"]);
    const lock = s.lock("ca");
    const refused = s.undo(one, lock);
    expect(verdictIn(s.fold(), refused)).toBe("irrevocable");
    expect(verdictIn(s.fold(), one)).toBe("applied");
    s.unlock("ca");
    s.undo(one, two);
    expect(customersIn(s.fold())).toEqual({ ca: "ia", cb: "ib", cc: "ic" });
  });

  it("[F7] is refused when a customer that the target touched is locked in that world", () => {
    const { s, merge } = twoMerged();
    const lock = s.lock("cb", "bob");
    const undo = s.undo(merge);
    expect(s.fold().verdicts.get(undo)).toMatchObject({
      refusal: { code: "locked", by: "bob", cause: lock },
    });
    expect(customersIn(s.fold())).toEqual({ ca: "ia ib" });
  });

  it("[F7] [F10] is refused when a customer that the target named is anonymous, and so is the redo", () => {
    const { s, merge } = twoMerged();
    const edit = s.edit("ca", { set: { firstName: "Ann" } });
    s.undo(edit);
    const anonymize = s.anonymize(["ia", "ib"], "bob");
    const refused = [s.undo(merge), s.redo(edit)];
    for (const operation of refused)
      expect(s.fold().verdicts.get(operation)).toMatchObject({
        refusal: { rule: "F10", code: "anonymous", by: "bob", cause: anonymize },
      });
    expect(verdictIn(s.fold(), merge)).toBe("applied");
  });

  it("[F7] [F9] is refused when it would change a locked customer that its target does not name", () => {
    const s = createScript();
    for (const name of ["a", "b", "q", "z"]) s.see(name);
    const merge = s.merge("ca", ["cb"]);
    s.lock("cb");
    const turned = s.merge("cz", ["ca", "cq"]);
    s.unlock("ca");
    s.detach("ia", "cz");
    s.lock("cz");
    s.unlock("cb");
    const undo = s.undo(merge);
    expect(verdictIn(s.fold(), turned)).toBe("locked");
    expect(verdictIn(s.fold(), undo)).toBe("locked");
    expect(customersIn(s.fold()).cz).toBe("iz");
  });

  it("[F7] undoes an edit by field, a detach with its derived id, and turns later verdicts", () => {
    const { s } = twoMerged();
    s.edit("ca", { set: { firstName: "Old" } });
    const edit = s.edit("ca", { set: { firstName: "New" } });
    const detach = s.detach("ib", "ca");
    const again = s.detach("ib", "ca");
    expect(verdictIn(s.fold(), again)).toBe("already-separate");
    s.undo(edit, detach);
    const state = s.fold();
    expect(profileIn(state, "ca")).toEqual({ firstName: "Old" });
    expect(verdictIn(state, again)).toBe("applied");
    expect(resolveIn(state, derived("d", detach))).toBe(derived("d", again));
  });

  it("[F7] of locks, comments, anonymize and undo itself is refused", () => {
    const { s, merge } = twoMerged();
    const lock = s.lock("ca");
    s.unlock("ca");
    const comment = s.comment("ca", "x");
    const undo = s.undo(merge);
    const anonymize = s.anonymize(["ib"]);
    for (const target of [lock, comment, undo, anonymize]) {
      const refused = s.undo(target);
      expect(verdictIn(s.fold(), refused)).toBe("irrevocable");
    }
  });

  it("[F7] needs the permission that its target needed", () => {
    const { s, merge } = twoMerged();
    const undo = s.undo(merge);
    const noMerge = { permits: (_: string, permission: string) => permission !== "merge" };
    const onlyFirst = {
      permits: (by: string, permission: string, place: { id: string }) =>
        noMerge.permits(by, permission) || place.id === merge,
    };
    expect(verdictIn(s.fold(onlyFirst), undo)).toBe("not-allowed");
  });

  it("[F3] of an operation that nobody has seen is refused until it arrives", () => {
    const { s, merge } = twoMerged();
    const undo = s.undo(merge);
    const [gone] = s.entries.splice(2, 1);
    expect(verdictIn(s.fold(), undo)).toBe("unknown-target");
    if (gone) s.entries.push(gone);
    expect(verdictIn(s.fold(), undo)).toBe("applied");
  });
});
