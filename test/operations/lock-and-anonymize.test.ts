import { describe, expect, it } from "vitest";
import { askRefusal, exportRefusal } from "../../src/operations/ask.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { allowAll, createScript, customersIn, derived, profileIn, resolveIn, verdictIn } from "./script.ts";

describe("lock", () => {
  it("[F9] refuses edit, merge on either side, detach and undo with one reason and its cause, until unlock", () => {
    const s = createScript();
    for (const name of ["a", "b", "c"]) s.see(name);
    const edit = s.edit("ca", { set: { firstName: "Ann" } });
    s.merge("ca", ["cb"]);
    const lock = s.lock("ca", "bob");
    const refused = [
      s.edit("ca", { set: { firstName: "Eve" } }),
      s.merge("ca", ["cc"]),
      s.merge("cc", ["cb"]),
      s.detach("ib", "ca"),
      s.undo(edit),
    ];
    for (const operation of refused)
      expect(s.fold().verdicts.get(operation)).toMatchObject({
        refusal: { rule: "F9", code: "locked", by: "bob", cause: lock },
      });
    s.unlock("ca");
    const after = s.edit("ca", { set: { firstName: "Zoe" } });
    expect(verdictIn(s.fold(), after)).toBe("applied");
  });

  it("[F9] lets comments, cases and facts pass", () => {
    const s = createScript();
    s.see("a");
    s.lock("ca");
    const passed = [s.comment("ca", "x"), s.open("t1", "ia")];
    for (const operation of passed) expect(verdictIn(s.fold(), operation)).toBe("applied");
  });

  it("[F9] of a locked customer, and unlock of an unlocked one, is already so", () => {
    const s = createScript();
    s.see("a");
    const unlock = s.unlock("ca");
    s.lock("ca");
    const lock = s.lock("ca");
    expect(verdictIn(s.fold(), unlock)).toBe("already-so");
    expect(verdictIn(s.fold(), lock)).toBe("already-so");
  });

  it("[F9] refuses anonymize and export when asked, and the fold accepts an anonymize all the same", () => {
    const s = createScript();
    s.see("a");
    s.lock("ca");
    const group = s.group();
    const place = { at: Number.MAX_SAFE_INTEGER, id: "o" };
    const anonymize = s.anonymize(["ia"]);
    const last = s.entries.at(-1);
    if (last?.type !== "operation") throw new Error("no operation");
    expect(askRefusal(group, last.operation as Operation, allowAll)?.code).toBe("locked");
    expect(exportRefusal(group, "ca", "alice", place, allowAll)?.code).toBe("locked");
    expect(verdictIn(s.fold(), anonymize)).toBe("applied");
    expect(s.fold().identities.get("ia")?.anonymous).toBe(true);
  });
});

describe("anonymize", () => {
  it("[F10] [D4] moves the listed to an anonymous customer; profile and comments go, texts are to be erased", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    const edit = s.edit("ca", { set: { firstName: "Ann" } });
    const lost = s.lock("ca");
    const refused = s.edit("ca", { set: { lastName: "Ay" } });
    s.unlock("ca");
    const comment = s.comment("ca", "calls often");
    const anonymize = s.anonymize(["ia"]);
    const state = s.fold();
    const made = derived("a", anonymize);
    expect(customersIn(state)).toEqual({ cb: "ib", [made]: "ia" });
    expect(state.customers.get(made)).toMatchObject({ anonymous: true, profile: { single: {}, list: {} } });
    expect(resolveIn(state, "ca")).toBe(made);
    expect(state.comments.size).toBe(0);
    expect([...state.erased].sort()).toEqual([edit, refused, comment].sort());
    expect(state.erased.has(lost)).toBe(false);
  });

  it("[F10] gives the unlisted person their own profile back, flagged for review", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    s.edit("ca", { set: { firstName: "Ann" } });
    s.edit("cb", { set: { firstName: "Bea", company: "Beta" } });
    const merge = s.merge("ca", ["cb"], { set: { firstName: "Ann or Bea" } });
    const anonymize = s.anonymize(["ib"]);
    const state = s.fold();
    expect(customersIn(state)).toEqual({ ca: "ia", [derived("a", anonymize)]: "ib" });
    expect(profileIn(state, "ca")).toEqual({ firstName: "Ann" });
    expect(state.customers.get("ca")?.review).toBe(true);
    expect(state.erased.has(merge)).toBe(true);
    expect(state.verdicts.get(merge)).toEqual({ state: "undone", by: anonymize });
    const redo = s.redo(merge);
    const undo = s.undo(merge);
    expect(verdictIn(s.fold(), redo)).toBe("irrevocable");
    expect(verdictIn(s.fold(), undo)).toBe("irrevocable");
    s.edit("ca", { set: { lastName: "Ay" } });
    expect(s.fold().customers.get("ca")?.review).toBe(false);
  });

  it("[F10] cuts also a merge that takes effect only because another one was cut", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    s.merge("ca", ["cb"]);
    const opposite = s.merge("cb", ["ca"]);
    s.edit("ca", { set: { firstName: "Ann" } });
    const anonymize = s.anonymize(["ib"]);
    const state = s.fold();
    expect(state.verdicts.get(opposite)).toEqual({ state: "undone", by: anonymize });
    expect(profileIn(state, "ca")).toEqual({ firstName: "Ann" });
  });

  it("[F10] keeps a merge of the unlisted that mixed only through one that is cut, but not its review", () => {
    const s = createScript();
    for (const name of ["a", "b", "c"]) s.see(name);
    s.edit("cb", { set: { firstName: "Bea" } });
    const mixing = s.merge("cb", ["ca"]);
    const among = s.merge("cb", ["cc"], { set: { company: "of Ann" } });
    const anonymize = s.anonymize(["ia"]);
    const state = s.fold();
    expect(customersIn(state)).toEqual({ cb: "ib ic", [derived("a", anonymize)]: "ia" });
    expect([verdictIn(state, mixing), verdictIn(state, among)]).toEqual(["undone", "applied"]);
    expect(profileIn(state, "cb")).toEqual({ firstName: "Bea" });
    expect(state.erased.has(among)).toBe(true);
  });

  it("[F10] cuts for an earlier anonymize what takes effect by a cut for a later one", () => {
    const s = createScript();
    for (const name of ["a", "b", "c"]) s.see(name);
    s.edit("ca", { set: { firstName: "Ann" } });
    s.merge("ca", ["cb"]);
    s.lock("cb");
    const locked = s.merge("ca", ["cc"]);
    s.unlock("cb");
    const first = s.anonymize(["ic"]);
    expect(verdictIn(s.fold(), locked)).toBe("locked");
    s.anonymize(["ib"]);
    expect(s.fold().verdicts.get(locked)).toEqual({ state: "undone", by: first });
    expect(profileIn(s.fold(), "ca")).toEqual({ firstName: "Ann" });
  });

  it("[F10] erases the review of a merge that mixed and was undone", () => {
    const s = createScript();
    for (const name of ["a", "b", "c"]) s.see(name);
    const mixing = s.merge("cb", ["ca"]);
    const undone = s.merge("cb", ["cc"], { set: { company: "of Ann" } });
    s.undo(undone);
    s.anonymize(["ia"]);
    const state = s.fold();
    expect([verdictIn(state, mixing), verdictIn(state, undone)]).toEqual(["undone", "undone"]);
    expect(state.erased.has(undone)).toBe(true);
  });

  it("[F10] cuts a merge although the identity was detached since", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    s.edit("cb", { set: { firstName: "Bea" } });
    s.merge("ca", ["cb"]);
    s.detach("ib", "ca");
    s.anonymize(["ib"]);
    expect(profileIn(s.fold(), "ca")).toEqual({});
  });

  it("[F10] keeps merges among the listed, and customers that one rule joined lose their profile together", () => {
    const s = createScript();
    const key = { rule: "M2", hash: "h" } as const;
    s.see("a", key);
    s.see("b", key);
    s.see("c");
    const merge = s.merge("ca", ["cc"]);
    s.anonymize(["ia", "ib", "ic"]);
    expect(verdictIn(s.fold(), merge)).toBe("applied");

    const t = createScript();
    t.see("a", key);
    t.see("b", key);
    t.edit("ca", { set: { firstName: "Ann" } });
    t.anonymize(["ib"]);
    expect(t.fold().customers.get("ca")).toMatchObject({ identities: ["ia"], review: true });
    expect(profileIn(t.fold(), "ca")).toEqual({});
  });

  it("[F10] refuses what names the anonymous customer later, and has its texts erased", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    s.edit("cb", { set: { firstName: "Bea" } });
    const anonymize = s.anonymize(["ia"], "bob");
    const later = [
      s.edit("ca", { set: { firstName: "Ann" } }),
      s.comment("ca", "hm"),
      s.merge("cb", ["ca"], { set: { firstName: "Ann" } }),
    ];
    const state = s.fold();
    for (const operation of later) {
      expect(state.verdicts.get(operation)).toMatchObject({
        refusal: { rule: "F10", code: "anonymous", by: "bob", cause: anonymize },
      });
      expect(state.erased.has(operation)).toBe(true);
    }
    for (const operation of [s.lock("ca"), s.detach("ia", "ca"), s.open("t1", "ia"), s.dismiss("ca", "cb")])
      expect(verdictIn(s.fold(), operation)).toBe("anonymous");
  });

  it("[F10] decides what to erase by the customer at that place, not by the id that was named", () => {
    const s = createScript();
    for (const name of ["a", "b"]) s.see(name);
    s.merge("ca", ["cb"]);
    const onBoth = s.edit("cb", { set: { firstName: "Bea" } });
    const detach = s.detach("ib", "ca");
    s.anonymize(["ia", "ib"]);
    expect(s.fold().erased.has(onBoth)).toBe(true);

    const t = createScript();
    for (const name of ["a", "b"]) t.see(name);
    const undone = t.edit("ca", { set: { firstName: "Ann" } });
    t.undo(undone);
    t.anonymize(["ia"]);
    expect(t.fold().erased.has(undone)).toBe(true);
    expect(detach).toBe("o5");
  });

  it("[F10] is accepted also twice and by whoever; the second id follows the first", () => {
    const s = createScript();
    s.see("a");
    const first = derived("a", s.anonymize(["ia"]));
    const second = s.anonymize(["ia"]);
    const state = s.fold({ permits: () => false });
    expect(verdictIn(state, second)).toBe("applied");
    expect(customersIn(state)).toEqual({ [first]: "ia" });
    expect(resolveIn(state, derived("a", second))).toBe(first);
  });

  it("[F10] holds for a listed identity whose first sight comes later in order", () => {
    const s = createScript();
    const key = { rule: "M2", hash: "h" } as const;
    s.see("b", key);
    const anonymize = s.anonymize(["ia"]);
    s.see("a", key);
    expect(s.fold().identities.get("ia")).toMatchObject({
      anonymous: true,
      customer: derived("a", anonymize),
    });
    expect(resolveIn(s.fold(), "ca")).toBe(derived("a", anonymize));
  });

  it("[F10] has texts erased about an id that follows the anonymous customer only later", () => {
    const s = createScript();
    s.see("a");
    s.open("t1", "ia");
    s.anonymize(["ia"]);
    const onDetached = s.edit("d5", { set: { firstName: "Ann" } });
    expect(s.fold().erased).toEqual(new Set());
    expect(s.detach("ia", "ca")).toBe("o5");
    expect(s.fold().erased).toEqual(new Set([onDetached]));
    const onCase = s.decide("comment.add", { case: "k7", message: null }, { text: "hm" });
    expect(s.fold().erased).toEqual(new Set([onDetached]));
    expect(s.open("t1", "ia")).toBe("o7");
    expect(s.fold().erased).toEqual(new Set([onDetached, onCase]));
  });
});
