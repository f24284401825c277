import type { Preview } from "../../src/desk.ts";
import type { Decision } from "../../src/operations/operation.ts";
import type { AppHandle } from "../app/app-handle.ts";
import type { Question } from "../navigation/question.ts";
import { reportFailure, reportOutcome } from "./report.ts";
import { stays } from "./stays.ts";

interface Asking extends Omit<Question, "lines" | "onYes"> {
  readonly decision: Decision;
  /** What to tell once it is done. */
  readonly done: string;
  readonly lines: (preview: Preview) => readonly string[];
}

/**
 * Asks the desk what a decision would change, then the agent whether to go on; tells why when it is refused.
 * @param isHere whether the agent is still where they wanted it
 */
export const askFirst = (
  app: AppHandle,
  { decision, done, lines, ...words }: Asking,
  isHere = stays(app),
): void => {
  const { desk } = app;
  desk.session
    .call("preview", { decision })
    .then((outcome) => {
      const preview = reportOutcome(app, outcome);
      if (preview === null) return;
      const question = {
        ...words,
        lines: lines(preview),
        onYes: { type: "decide", decision, done },
      } as const;
      if (isHere()) openQuestion(app, question);
    })
    .catch((error: unknown) => reportFailure(app, error));
};

export const openQuestion = ({ navigation }: AppHandle, question: Question): void => {
  const { dialogs, cursors } = navigation.get();
  const { confirm: _, ...others } = cursors;
  navigation.change({ dialogs: [...dialogs, { type: "confirm", question }], typing: null, cursors: others });
};
