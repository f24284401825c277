import { describe, expect, it } from "vitest";
import { createScript, customersIn, derived, profileIn, resolveIn, verdictIn } from "./script.ts";

describe("merge", () => {
  it("[F4] [M5] moves the identities to the survivor; the absorbed customer resolves to it", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    s.see("c");
    s.merge("ca", ["cb", "cc"]);
    const state = s.fold();
    expect(customersIn(state)).toEqual({ ca: "ia ib ic" });
    expect(resolveIn(state, "cc")).toBe("ca");
  });

  it("[F4] takes what was reviewed, else the survivor's, else the absorbed one's; lists are the union", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    s.edit("ca", {
      set: { firstName: "Ann", company: "Acme", notes: "one" },
      add: { emails: ["a@x.org", "z@x.org"] },
    });
    s.edit("cb", {
      set: { firstName: "Bea", lastName: "Bee", company: "Beta", notes: "two" },
      add: { emails: ["a@x.org", "b@x.org"], tags: ["t"] },
    });
    const merge = s.merge("ca", ["cb"], { set: { company: "Reviewed" }, remove: { emails: ["z@x.org"] } });
    expect(profileIn(s.fold(), "ca")).toEqual({
      firstName: "Ann",
      lastName: "Bee",
      company: "Reviewed",
      notes: "one\ntwo",
      emails: ["a@x.org", "b@x.org"],
      tags: ["t"],
    });
    s.undo(merge);
    expect(profileIn(s.fold(), "ca").emails).toEqual(["a@x.org", "z@x.org"]);
    expect(profileIn(s.fold(), "cb").firstName).toBe("Bea");
  });

  it("[F4] of what is one customer already is refused, and tells who merged first", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    const first = s.merge("ca", ["cb"], {}, "bob");
    const second = s.merge("ca", ["cb"]);
    const verdict = s.fold().verdicts.get(second);
    expect(verdict).toMatchObject({
      state: "refused",
      refusal: { rule: "F5", code: "already-one-customer", by: "bob", cause: first },
    });
  });

  it("[F4] applies to those of `from` that are not one with the survivor yet", () => {
    const s = createScript();
    for (const name of ["a", "b", "c"]) s.see(name);
    s.merge("ca", ["cb"]);
    const second = s.merge("ca", ["cb", "cc"]);
    const state = s.fold();
    expect(verdictIn(state, second)).toBe("applied");
    expect(customersIn(state)).toEqual({ ca: "ia ib ic" });
  });

  it("[F5] of two opposite merges the first in order wins, and undoing one leaves the other", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    const first = s.merge("ca", ["cb"]);
    const second = s.merge("cb", ["ca"]);
    expect(customersIn(s.fold())).toEqual({ ca: "ia ib" });
    expect(verdictIn(s.fold(), second)).toBe("already-one-customer");
    s.undo(first);
    expect(customersIn(s.fold())).toEqual({ cb: "ia ib" });
    expect(verdictIn(s.fold(), second)).toBe("applied");
  });

  it("[F5] of three merges in a circle the last is `already`", () => {
    const s = createScript();
    for (const name of ["a", "b", "c"]) s.see(name);
    s.merge("ca", ["cb"]);
    s.merge("cb", ["cc"]);
    const last = s.merge("cc", ["ca"]);
    expect(customersIn(s.fold())).toEqual({ ca: "ia ib ic" });
    expect(verdictIn(s.fold(), last)).toBe("already-one-customer");
  });

  it("[F3] of an id that nobody has seen is refused until it arrives, and then it applies", () => {
    const s = createScript();
    s.see("a");
    const early = s.see("b");
    const merge = s.merge("ca", ["cb"]);
    const arrived = s.entries.splice(1, 1);
    expect(verdictIn(s.fold(), merge)).toBe("unknown-target");
    s.entries.push(...arrived);
    expect(verdictIn(s.fold(), merge)).toBe("applied");
    expect(s.fold().identities.get(early)?.customer).toBe("ca");
  });
});

describe("detach", () => {
  it("[F6] [M6] gives the identity a new customer with an empty profile", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    s.edit("cb", { set: { firstName: "Bea" } });
    s.merge("ca", ["cb"]);
    const detach = s.detach("ib", "ca");
    const state = s.fold();
    const made = derived("d", detach);
    expect(customersIn(state)).toEqual({ ca: "ia", [made]: "ib" });
    expect(profileIn(state, made)).toEqual({});
    expect(profileIn(state, "ca")).toEqual({ firstName: "Bea" });
    expect(resolveIn(state, "cb")).toBe(made);
  });

  it("[F6] takes the identity's cases and their comments with it", () => {
    const s = createScript();
    s.see("a");
    s.see("b");
    const about = derived("k", s.open("t1", "ib"));
    const comment = derived("n", s.remark(about, "call back"));
    s.merge("ca", ["cb"]);
    expect(s.fold().comments.get(comment)?.customer).toBe("ca");
    const made = derived("d", s.detach("ib", "ca"));
    expect(s.fold().comments.get(comment)?.customer).toBe(made);
  });

  it("[F6] of the only identity, or of one that is elsewhere, has no effect; its derived id follows it", () => {
    const s = createScript();
    for (const name of ["a", "b", "c"]) s.see(name);
    const only = s.detach("ia", "ca");
    s.merge("cb", ["cc"]);
    const gone = s.detach("ic", "ca");
    const state = s.fold();
    expect(verdictIn(state, only)).toBe("already-separate");
    expect(verdictIn(state, gone)).toBe("already-separate");
    expect(resolveIn(state, derived("d", only))).toBe("ca");
    expect(resolveIn(state, derived("d", gone))).toBe("cb");
  });
});

describe("first sight", () => {
  const phone = { rule: "M2", hash: "h1" } as const;
  const pair = { rule: "D1", hash: "h2" } as const;

  it("[F6] [M2] joins the one customer that holds the same key, and says by which evidence", () => {
    const s = createScript();
    s.see("a", phone);
    s.see("b", phone);
    const state = s.fold();
    expect(customersIn(state)).toEqual({ ca: "ia ib" });
    expect(state.identities.get("ib")?.joined).toEqual({ rule: "M2", hash: "h1", with: "ia" });
    expect(resolveIn(state, "cb")).toBe("ca");
  });

  it("[F6] says that it joined the oldest identity with the key, whichever was seen by the replica first", () => {
    const s = createScript();
    for (const name of ["a", "b", "c"]) s.see(name, phone);
    expect(s.fold().identities.get("ic")?.joined).toEqual({ rule: "M2", hash: "h1", with: "ia" });
    const t = createScript();
    t.see("a");
    t.see("b", pair);
    t.see("c", phone);
    t.merge("ca", ["cc"]);
    t.merge("ca", ["cb"]);
    t.see("d", { rule: "M2", hash: "h2" }, phone, pair);
    expect(t.fold().identities.get("id")?.joined).toEqual({ rule: "M2", hash: "h1", with: "ic" });
  });

  it("[F6] with several candidates joins none", () => {
    const s = createScript();
    s.see("a", phone);
    s.see("b", phone);
    s.detach("ib", "ca");
    s.see("c", phone);
    expect(s.fold().identities.get("ic")).toMatchObject({ customer: "cc", joined: null });
  });

  it("[F6] considers M2 before D1", () => {
    const s = createScript();
    s.see("a", pair);
    s.see("b", phone);
    s.see("c", pair, phone);
    expect(s.fold().identities.get("ic")).toMatchObject({ customer: "cb", joined: { rule: "M2" } });
  });

  it("[F6] never moves a known identity: what was separated stays so", () => {
    const s = createScript();
    s.see("a", phone);
    s.see("b", phone);
    const made = derived("d", s.detach("ib", "ca"));
    s.see("c");
    expect(s.fold().identities.get("ib")?.customer).toBe(made);
  });

  it("[F9] joins also a locked customer", () => {
    const s = createScript();
    s.see("a", phone);
    s.lock("ca");
    s.see("b", phone);
    expect(customersIn(s.fold())).toEqual({ ca: "ia ib" });
  });

  it("[F10] never joins an anonymous customer: the same handle writing again is somebody new", () => {
    const s = createScript();
    s.see("a", phone);
    s.anonymize(["ia"]);
    s.see("b", phone);
    expect(s.fold().identities.get("ib")).toMatchObject({ customer: "cb", joined: null, anonymous: false });
  });
});
