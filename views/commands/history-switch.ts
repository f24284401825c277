import type { ShownProfile } from "../../src/desk.ts";
import { operations } from "../../src/operations/operations.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { historySentence } from "../history/history-sentence.ts";
import { askFirst } from "./ask-first.ts";
import type { Command } from "./command.ts";
import { previewLines } from "./preview-lines.ts";
import { selectedDecision } from "./selected-decision.ts";
import { customerAtHand, customerView } from "./standing.ts";

/** Undoes the selected decision of the History, or does it again, after saying what would change [F7]. */
export const historySwitch: Command = {
  name: "history.switch",
  disabled: (app) => {
    const row = selectedDecision(app);
    const { disabled } = app.language.text.deciding;
    if (row === null) return disabled.noDecision;
    if (row.kind === "identity.seen") return disabled.automatic;
    if (!operations[row.kind].undoable) return disabled.notKind;
    return row.state === "refused" ? disabled.wasRefused : null;
  },
  run: (app) => {
    const row = selectedDecision(app);
    if (row === null) return;
    const { history, done, preview } = app.language.text.deciding;
    const isUndo = row.state === "applied";
    const said = historySentence(row, app.language);
    askFirst(app, {
      title: isUndo ? history.undoTitle : history.redoTitle,
      accept: isUndo ? history.undo : history.redo,
      irrevocable: false,
      done: isUndo ? done.undone(said) : done.redone(said),
      decision: {
        kind: isUndo ? "operation.undo" : "operation.redo",
        body: { operations: [row.operation] },
        texts: null,
      },
      lines: (would) => [
        said,
        preview.decided(row.by, app.language.dates.full(row.at)),
        "",
        ...previewLines(would, [row.operation], profileAtHand(app), app.language.text),
      ],
    });
  },
};

const profileAtHand = (app: AppHandle): ShownProfile | null => {
  const customer = customerAtHand(app);
  return customer === null ? null : (customerView(app, customer)?.profile ?? null);
};
