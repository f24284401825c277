import { describe, expect, it } from "vitest";
import type { HistoryRow, Preview } from "../../src/desk.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { createFakeLine, noon } from "../views/fake-line.ts";
import { openStory, sizes } from "./story.tsx";

const row = (change: Partial<HistoryRow>): HistoryRow => ({
  operation: "o0",
  at: noon,
  by: "Agent",
  kind: "customer.edit",
  state: "applied",
  refusal: null,
  undoneBy: null,
  mentions: {},
  fields: [],
  ...change,
});
const edit: Decision = {
  kind: "customer.edit",
  body: { customer: "c0", fields: ["company"] },
  texts: { set: { company: "Tillage" } },
};
const preview: Preview = {
  identities: 0,
  threads: 0,
  messages: 0,
  customersGone: [],
  customersMade: 0,
  turned: [],
  mentions: 0,
  profile: null,
};
const history: readonly HistoryRow[] = [
  row({ operation: "o3", kind: "comment.add" }),
  row({
    operation: "o1",
    state: "refused",
    refusal: { rule: "F9", code: "locked", by: "bob", at: (noon - 60_000) * 1024, cause: "o2" },
  }),
  row({ operation: "o2", kind: "customer.lock", by: "bob", at: noon - 60_000 }),
];

const openDesk = (size: { columns: number; rows: number }, locale = "en") => {
  const performed: Decision[] = [];
  const line = createFakeLine(
    {},
    {
      answers: {
        history: ({ offset }) => ({ rows: history.slice(offset), offset, total: history.length }),
        recordedDecision: () => ({ ok: edit }),
        preview: () => ({ ok: preview }),
        perform: ({ decision }) => {
          performed.push(decision);
          return { ok: { operation: "o9", customer: "c0", case: null, comment: null } };
        },
      },
    },
  );
  return { line, performed, story: openStory(line, { ...size, locale }) };
};

describe.each(sizes)("[F12] what became of an agent's own decisions at $columns×$rows", (size) => {
  it("is marked in the last row, told in one sentence, and acknowledged", async () => {
    const { line, story } = openDesk(size);
    await story.footer.matches(/connected$/);
    line.notify([
      {},
      { id: "n2", now: "withdrawn", refusal: { rule: "F13", code: "not-allowed" }, cause: null },
    ]);
    await story.footer.matches(/2 notices {2}connected$/);
    await story.press("N");
    await story.dialog.matches(/^▶ ! Your edit of the profile \(Ada Nunez 0\), Mar 12, 2019, 12:00, changes/);
    await story.dialog.matches(/locked the customer \(Mar 12, 2019, 11:59\)\.$/);
    await story.dialog.matches(/was refused( by the hub and)?$/);
    await story.press("a");
    await story.footer.matches(/1 notice {2}connected$/);
    await story.press("A");
    await story.footer.hides("notice ");
    await story.press("a");
    await story.screen.shows("Acknowledge this notice: it is acknowledged already");
    story.close();
  });

  it("Enter leads to the decision in the customer's history, and from there to the one that counts", async () => {
    const { line, story } = openDesk(size);
    line.notify([{}]);
    await story.footer.matches(/1/);
    await story.press("N");
    await story.dialog.matches(/^▶ ! Your edit/);
    await story.press("Enter");
    await story.dialog.matches(/^▶ .*Agent +Edited the profile +refused$/);
    await story.dialog.matches(/^It changed nothing: bob had locked the customer \(Mar 12, 2019, 11:59\)\.$/);
    await story.dialog.matches(/^Once it is unlocked, r decides it again\. o goes to the decision that/);
    await story.press("o");
    await story.dialog.matches(/^▶ .*bob +Locked the customer$/);
    story.close();
  });

  it("is decided again as it was, after saying what would change", async () => {
    const { line, story, performed } = openDesk(size);
    line.notify([{}]);
    await story.footer.matches(/1/);
    await story.press("N");
    await story.dialog.matches(/^▶ ! Your edit/);
    await story.press("r");
    await story.screen.matches(/Do this again\?/);
    await story.press("Enter");
    await story.screen.shows("Done again: Edited the profile: Ada Nunez 0");
    expect(performed).toEqual([edit]);
    story.close();
  });

  it("is not offered again where it counts, or where its texts are gone", async () => {
    const { line, story } = openDesk(size, "es");
    line.notify([
      { now: "applied", was: "refused", refusal: null },
      { id: "n2", repeatable: false },
    ]);
    await story.footer.matches(/2/);
    await story.press("N");
    await story.dialog.matches(/^▶ ! Su edición del perfil \(Ada Nunez 0\)/);
    await story.press("r");
    await story.screen.matches(/: cuenta; no hay nada que hacer de( nuevo)?$/);
    await story.press("j", "r");
    await story.screen.matches(/no se puede decidir de nuevo/);
    story.close();
  });
});
