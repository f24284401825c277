import type { Performed } from "../../src/desk.ts";
import type { Decision } from "../../src/operations/operation.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { reportFailure, reportOutcome } from "./report.ts";

/** Performs a decision and tells that it is done, or why it was refused. */
export const decide = (
  app: AppHandle,
  decision: Decision,
  done: string,
  onDone: (performed: Performed) => void = () => {},
): void => {
  app.desk.session.call("perform", { decision }).then(
    (outcome) => {
      const performed = reportOutcome(app, outcome);
      if (performed === null) return;
      app.navigation.change({ toast: { text: done, alarming: false } });
      onDone(performed);
    },
    (error: unknown) => reportFailure(app, error),
  );
};
