import type { Performed } from "../../src/desk.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { answersOf } from "../dialogs/confirm-answers.ts";
import { topDialog } from "../navigation/state.ts";
import type { Command } from "./command.ts";
import { decide } from "./decide.ts";
import { waitForErasure } from "./wait-for-erasure.ts";

/** Takes the selected answer of a confirmation. */
export const confirmChoose: Command = {
  name: "confirm.choose",
  run: (app) => {
    const { navigation, language } = app;
    const dialog = topDialog(navigation.get());
    if (dialog?.type !== "confirm") return;
    const { question } = dialog;
    const answer = answersOf(question, language.text)[navigation.cursor("confirm")?.index ?? 0];
    const dialogs = navigation.get().dialogs.slice(0, -1);
    navigation.change({ dialogs });
    if (answer?.isYes !== true) return;
    const { onYes } = question;
    if (onYes.type === "leave") app.screen.leave();
    else if (onYes.type === "discard") {
      navigation.change({
        dialogs: dialogs.filter(({ type }) => type !== "profileForm"),
        draft: null,
        typing: null,
      });
    } else
      decide(app, onYes.decision, onYes.done, (performed) => {
        if (onYes.decision.kind === "customer.anonymize") follow(app, performed);
      });
  },
};

/** An anonymize is done only when every byte is gone; the agent may go on meanwhile. */
const follow = (app: AppHandle, { erases }: Performed): void => {
  if (erases !== undefined) waitForErasure(app, erases);
};
