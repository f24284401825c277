import type { CustomerId, OperationId } from "../../src/domain/ids.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { historySentence } from "../history/history-sentence.ts";
import type { Command } from "./command.ts";
import { reportFailure, reportOutcome } from "./report.ts";
import { customerAtHand } from "./standing.ts";

/** Undoes my own last undoable decision on the customer at hand, and redoes it: anywhere a customer shows [F7]. */
export const undoLast: Command = {
  name: "undo.last",
  disabled: (app) => noCustomer(app),
  run: (app) => switchLast(app, "undoLast", app.language.text.deciding.disabled.nothingToUndo),
};

export const redoLast: Command = {
  name: "redo.last",
  disabled: (app) => noCustomer(app),
  run: (app) => switchLast(app, "redoLast", app.language.text.deciding.disabled.nothingToRedo),
};

const noCustomer = (app: AppHandle): string | null =>
  customerAtHand(app) === null ? app.language.text.deciding.disabled.noCustomer : null;

const switchLast = (app: AppHandle, call: "undoLast" | "redoLast", nothing: string): void => {
  const { navigation, desk, language } = app;
  const customer = customerAtHand(app);
  if (customer === null) return;
  const { title } = language.text.commands[call === "undoLast" ? "undo.last" : "redo.last"];
  desk.session
    .call(call, { customer })
    .then(async (outcome) => {
      if ("missing" in outcome)
        return navigation.change({ toast: { text: `${title}: ${nothing}`, alarming: true } });
      const performed = reportOutcome(app, outcome);
      if (performed === null) return;
      const about = performed.customer ?? customer;
      // It is done, whether or not there is a sentence of it.
      const said = await switchedSaid(app, about, performed.operation).catch(() => null);
      const kind = call === "undoLast" ? "operation.undo" : "operation.redo";
      const text = said ?? language.text.operations[kind]({});
      navigation.change({ toast: { text, alarming: false } });
    })
    .catch((error: unknown) => reportFailure(app, error));
};

/** The sentence of the undo or redo itself, which names what it switched; null where the history has none. */
const switchedSaid = async (
  { desk, language }: AppHandle,
  customer: CustomerId,
  operation: OperationId,
): Promise<string | null> => {
  const { rows } = await desk.session.call("history", { customer, offset: 0, limit: 5 });
  const row = rows.find((each) => each.operation === operation);
  return row === undefined ? null : historySentence(row, language);
};
