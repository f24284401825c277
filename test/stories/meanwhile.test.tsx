import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { CustomerRow, ThreadRow } from "../../src/desk.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { settleMs } from "../../views/data/use-settled.ts";
import { createFakeLine } from "../views/fake-line.ts";
import { createFakeSession, type FakeOptions } from "../views/fake-session.ts";
import { acknowledge } from "./procedure.ts";
import { openStory, sizes } from "./story.tsx";

/** A made-up desk with what was decided at it; each decision is taken. */
const openDesk = (answers: FakeOptions["answers"] = {}) => {
  const performed: Decision[] = [];
  const session = createFakeSession({
    answers: {
      perform: ({ decision }) => {
        performed.push(decision);
        return { ok: { operation: "o9", customer: "c0", case: null, comment: null } };
      },
      ...answers,
    },
  });
  return { session, performed };
};

/** The made-up list as somebody else's work leaves it. */
const listOf = (change: (rows: readonly ThreadRow[]) => readonly ThreadRow[]): FakeOptions["answers"] => ({
  inboxPage: ({ offset, limit, ...filter }, made) => {
    if (filter.customer !== undefined) return made();
    const rows = change(made().rows);
    return { rows: rows.slice(0, limit), offset, total: made().total };
  },
});

describe.each(sizes)("while others work, at $columns×$rows", (size) => {
  it("the keys of the thread are about the thread that shows, whatever changes; Esc leads to its row", async () => {
    let isChanged = false;
    const { session, performed } = openDesk({
      ...listOf((rows) => (isChanged ? [...rows.slice(90, 92), ...rows] : rows)),
      thread: ({ thread }, made) => {
        const view = made();
        return view === null || thread !== "t2" || !isChanged ? view : { ...view, case: "k2" };
      },
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("j", "j", "Enter");
    await story.thread.matches(/in thread 2\.$/);
    await story.press("o");
    await story.screen.shows("Case opened.");
    isChanged = true;
    session.change({ topics: ["threads", "customers", "cases"] });
    await story.press(acknowledge, "x");
    await story.screen.shows("Case closed.");
    expect(performed.map(({ kind, body }) => ({ kind, body }))).toEqual([
      { kind: "case.open", body: { thread: "t2", identity: "i2" } },
      { kind: "case.close", body: { case: "k2" } },
    ]);
    await story.press("c");
    await story.dialog.shows("(C2) Chiara Rossi 2");
    await story.press("Esc");
    await story.thread.matches(/in thread 2\.$/);
    await story.press("Esc");
    await story.list.matches(/^▶ Chiara Rossi 2 /);
    story.close();
  });

  it("who entered the first row without moving comes back to it", async () => {
    let isChanged = false;
    const { session } = openDesk(listOf((rows) => (isChanged ? [...rows.slice(90, 92), ...rows] : rows)));
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("Enter");
    await story.thread.matches(/in thread 0\.$/);
    isChanged = true;
    session.change({ topics: ["threads"] });
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0 /);
    story.close();
  });

  it("the thread that is read stays when its row leaves the folder", async () => {
    let isChanged = false;
    const { session, performed } = openDesk(
      listOf((rows) => (isChanged ? rows.filter(({ id }) => id !== "t1") : rows)),
    );
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("j", "Enter");
    await story.thread.matches(/in thread 1\.$/);
    isChanged = true;
    session.change({ topics: ["threads"] });
    if (size.columns >= 100) await story.list.hides("Bruno Keller 1 ");
    await setTimeout(2 * settleMs);
    await story.thread.matches(/in thread 1\.$/);
    await story.press("o");
    await story.screen.shows("Case opened.");
    expect(performed).toMatchObject([{ body: { thread: "t1" } }]);
    await story.press(acknowledge, "Esc");
    await story.list.matches(/^▶ Chiara Rossi 2 /);
    story.close();
  });

  it("[I3] a case that somebody opens takes neither the place of the selected one nor of the one that is read", async () => {
    let isChanged = false;
    const { session, performed } = openDesk({
      customerCases: (_, made) => {
        const page = made();
        const newer = page.rows.map((row) => ({ ...row, id: "k1", subject: "Newer", thread: "t3" }));
        return isChanged ? { ...page, rows: [...newer, ...page.rows], total: 2 } : page;
      },
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "3");
    await story.dialog.matches(/^▶ open +Question 0/);
    await story.press("Enter");
    await story.footer.matches(/^Enter comment/);
    isChanged = true;
    session.change({ topics: ["cases"] });
    await story.dialog.matches(/^ *open +Newer/);
    await story.dialog.matches(/^▶ open +Question 0/);
    await story.press("x");
    await story.screen.shows("Case closed.");
    await story.press(acknowledge, "Esc");
    await story.footer.hides("Enter comment");
    await story.dialog.matches(/^▶ open +Question 0/);
    await story.press("x");
    await story.screen.shows("Case closed.");
    expect(performed).toMatchObject([{ body: { case: "k0" } }, { body: { case: "k0" } }]);
    story.close();
  });

  it("[M1] a suggestion that comes meanwhile is not the one that is dismissed", async () => {
    let isChanged = false;
    const rows = [1, 2].map((n) => ({
      a: { ...row, id: "c0" },
      b: { ...row, id: `c${n}`, name: `Like ${n}` },
      score: 1,
      reasons: [],
    }));
    const { session, performed } = openDesk({
      suggestions: () => (isChanged ? rows : rows.slice(1)),
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "5");
    await story.dialog.matches(/Like 2/);
    await story.press("j");
    await story.dialog.matches(/^▶ .*Like 2/);
    isChanged = true;
    session.change({ topics: ["history"] });
    await story.dialog.matches(/Like 1/);
    await story.dialog.matches(/^▶ .*Like 2/);
    await story.press("x");
    await story.screen.matches(/will not be suggested again/);
    expect(performed).toMatchObject([{ body: { customers: ["c0", "c2"] } }]);
    story.close();
  });

  it("[F12] a notice that comes meanwhile is not the one that is acknowledged; the keys go on to the next", async () => {
    const line = createFakeLine();
    const story = openStory(line, size);
    await story.footer.matches(/connected$/);
    const old = [
      { id: "n1", customerName: "One" },
      { id: "n2", customerName: "Two" },
    ];
    line.notify(old);
    await story.footer.matches(/2 notices/);
    await story.press("N");
    await story.dialog.matches(/^▶ ! .*\(One\)/);
    line.notify([{ id: "n0", customerName: "Nought" }, ...old]);
    await story.dialog.matches(/\(Nought\)/);
    await story.press("a");
    await story.footer.matches(/2 notices/);
    await story.dialog.matches(/^▶ ! .*\(Two\)/);
    await story.press("a");
    await story.footer.matches(/1 notice /);
    const read = line.calls.filter(({ name }) => name === "acknowledgeNotices").map(({ args }) => args);
    expect(read).toEqual([{ notices: ["n1"] }, { notices: ["n2"] }]);
    story.close();
  });
});

/** A customer as a suggestion names it. */
const row: CustomerRow = {
  id: "",
  name: "Ada",
  locked: false,
  anonymized: false,
  identities: 1,
  threads: 1,
  hint: "",
  kinds: [],
};
