import type { Preview } from "../../src/desk.ts";
import type { OperationId } from "../../src/domain/ids.ts";
import type { OperationKind } from "../../src/operations/operation.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { askFirst } from "./ask-first.ts";
import { previewLines } from "./preview-lines.ts";
import { reportFailure, reportOutcome } from "./report.ts";
import { stays } from "./stays.ts";

/** Decides once more what this agent decided before, after saying what would change now [F12]. */
export const repeatDecision = (app: AppHandle, operation: OperationId, said: string): void => {
  const { text } = app.language;
  const isHere = stays(app);
  app.desk.session
    .call("recordedDecision", { operation })
    .then((outcome) => {
      const decision = reportOutcome(app, outcome);
      if (decision === null) return;
      const asking = {
        title: text.met.repeat.title,
        accept: text.met.repeat.accept,
        irrevocable: erasing.includes(decision.kind),
        done: text.met.repeat.done(said),
        decision,
        lines: (preview: Preview) => [said, "", ...previewLines(preview, [operation], null, text)],
      };
      askFirst(app, asking, isHere);
    })
    .catch((error: unknown) => reportFailure(app, error));
};

/** What takes something away for ever. */
const erasing: readonly OperationKind[] = ["customer.anonymize", "case.cancel"];
