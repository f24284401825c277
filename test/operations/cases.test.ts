import { describe, expect, it } from "vitest";
import { createScript, derived, verdictIn } from "./script.ts";

const opened = () => {
  const s = createScript();
  s.see("a");
  const about = derived("k", s.open("t1", "ia", "bob"));
  return { s, about };
};

describe("cases and comments", () => {
  it("opens, closes and keeps comments, also after the close", () => {
    const { s, about } = opened();
    s.remark(about, "one");
    const close = s.close(about);
    s.remark(about, "two");
    const state = s.fold();
    expect(state.cases.get(about)).toMatchObject({ state: "closed", openedBy: "bob", identity: "ia" });
    expect([...state.comments.values()].map(({ text, customer }) => [text, customer])).toEqual([
      ["one", "ca"],
      ["two", "ca"],
    ]);
    expect(verdictIn(s.fold(), close)).toBe("applied");
    const again = s.close(about);
    expect(verdictIn(s.fold(), again)).toBe("already-so");
  });

  it("[F11] [I4] cancelling deletes the comments, whenever they arrive, and their texts", () => {
    const { s, about } = opened();
    const before = s.remark(about, "one");
    const cancel = s.cancel(about, "bob");
    const after = s.remark(about, "two");
    const state = s.fold();
    expect(state.comments.size).toBe(0);
    expect([...state.erased].sort()).toEqual([before, after]);
    expect(state.verdicts.get(after)).toMatchObject({
      refusal: { rule: "F11", code: "case-cancelled", by: "bob", cause: cancel },
    });
    for (const operation of [s.close(about), s.cancel(about)])
      expect(verdictIn(s.fold(), operation)).toBe("case-cancelled");
  });

  it("a second case on a thread with an open one is refused; comments on its id land on the open one", () => {
    const { s, about } = opened();
    const second = s.open("t1", "ia");
    s.remark(derived("k", second), "both");
    const cancel = s.cancel(derived("k", second));
    expect(s.fold().verdicts.get(second)).toMatchObject({ refusal: { code: "already-so", by: "bob" } });
    expect([...s.fold().comments.values()].map((comment) => comment.case)).toEqual([about]);
    expect(verdictIn(s.fold(), cancel)).toBe("already-so");
    s.close(about);
    const third = s.open("t1", "ia");
    expect(verdictIn(s.fold(), third)).toBe("applied");
  });

  it("[F3] a comment on what nobody has seen waits for it", () => {
    const { s } = opened();
    const lost = s.remark("k-unknown", "x");
    expect(verdictIn(s.fold(), lost)).toBe("unknown-target");
    expect(s.fold().erased.size).toBe(0);
  });

  it("[F4] a comment on an absorbed customer shows on the survivor, and returns with the undo", () => {
    const { s } = opened();
    s.see("b");
    const comment = derived("n", s.comment("cb", "hello"));
    const merge = s.merge("ca", ["cb"]);
    expect(s.fold().comments.get(comment)?.customer).toBe("ca");
    s.undo(merge);
    expect(s.fold().comments.get(comment)?.customer).toBe("cb");
  });

  it("records a dismissed suggestion on the customers as they are then", () => {
    const { s } = opened();
    s.see("b");
    s.see("c");
    s.merge("cb", ["cc"]);
    const dismiss = s.dismiss("ca", "cc");
    expect(s.fold().dismissals.get(dismiss)).toEqual(["ca", "cb"]);
  });
});
