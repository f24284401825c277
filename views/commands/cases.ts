import { safeLine } from "../../src/domain/safe-text.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { openQuestion } from "./ask-first.ts";
import { type CaseAtHand, caseAtHand } from "./case-at-hand.ts";
import type { Command } from "./command.ts";
import { decide } from "./decide.ts";
import { reportFailure } from "./report.ts";
import { closedReason } from "./standing.ts";
import { stays } from "./stays.ts";

/** Opening, closing and cancelling a case, from its thread and from the Cases tab [I3] [I4]. */
export const cases: readonly Command[] = [
  {
    name: "case.open",
    disabled: (app) => {
      const at = caseAtHand(app);
      const { deciding, disabled } = app.language.text;
      if (at === null) return disabled.noThread;
      return (
        closedReason(app, at.customer, "case", true) ??
        (at.state === "open" ? deciding.disabled.hasOpenCase : null)
      );
    },
    run: (app) => {
      const at = caseAtHand(app);
      if (at === null) return;
      const { thread, identity } = at;
      const { caseOpened } = app.language.text.deciding.done;
      decide(app, { kind: "case.open", body: { thread, identity }, texts: null }, caseOpened);
    },
  },
  {
    name: "case.close",
    disabled: (app) => {
      const at = caseAtHand(app);
      const { noOpenCase } = app.language.text.deciding.disabled;
      if (at === null || at.case === null || (at.state !== null && at.state !== "open")) return noOpenCase;
      return closedReason(app, at.customer, "case", true);
    },
    run: (app) => {
      const id = caseAtHand(app)?.case;
      if (id === null || id === undefined) return;
      const { caseClosed } = app.language.text.deciding.done;
      decide(app, { kind: "case.close", body: { case: id }, texts: null }, caseClosed);
    },
  },
  {
    name: "case.cancel",
    disabled: (app) => {
      const at = caseAtHand(app);
      const { noCase, cancelledCase } = app.language.text.deciding.disabled;
      if (at === null || at.case === null) return noCase;
      if (at.state === "cancelled") return cancelledCase;
      return closedReason(app, at.customer, "case", true);
    },
    run: (app) => {
      const at = caseAtHand(app);
      if (at !== null) askToCancel(app, at);
    },
  },
];

/** Says first what goes: the comments, for ever [F11]. */
const askToCancel = (app: AppHandle, { case: id, subject }: CaseAtHand): void => {
  if (id === null) return;
  const { text } = app.language;
  const { cancelCase, done } = text.deciding;
  const isHere = stays(app);
  app.desk.cache.ask("caseComments", { case: id, offset: 0, limit: 1 }).then(
    ({ total }) => {
      if (!isHere()) return;
      openQuestion(app, {
        title: cancelCase.title,
        lines: [
          cancelCase.line(safeLine(subject) || text.noSubject),
          cancelCase.comments(total),
          cancelCase.irrevocable,
        ],
        accept: cancelCase.accept,
        refuse: cancelCase.keep,
        irrevocable: true,
        onYes: {
          type: "decide",
          decision: { kind: "case.cancel", body: { case: id }, texts: null },
          done: done.caseCancelled,
        },
      });
    },
    (error: unknown) => reportFailure(app, error),
  );
};
