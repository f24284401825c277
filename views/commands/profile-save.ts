import { changeOf, hasFault } from "../navigation/profile-draft.ts";
import type { Command } from "./command.ts";
import { takeTyped } from "./form-at-hand.ts";
import { reportFailure, reportOutcome } from "./report.ts";

/** Save of the profile form. The form stays, with everything typed, until the desk has taken it [I2]. */
export const profileSave: Command = {
  name: "profile.save",
  disabled: (app) => {
    const { disabled } = app.language.text.deciding;
    const draft = takeTyped(app);
    if (draft === null || changeOf(draft) === null) return disabled.unchanged;
    return hasFault(draft) ? disabled.faulty : null;
  },
  run: (app) => {
    const { navigation, desk, language } = app;
    const draft = takeTyped(app);
    const changed = draft === null ? null : changeOf(draft);
    if (draft === null || changed === null) return;
    navigation.change({ draft, typing: null });
    const { change: texts, fields } = changed;
    const decision = { kind: "customer.edit", body: { customer: draft.customer, fields }, texts } as const;
    desk.session.call("perform", { decision }).then(
      (outcome) => {
        if (reportOutcome(app, outcome) === null) return;
        const dialogs = navigation.get().dialogs.filter(({ type }) => type !== "profileForm");
        const toast = { text: language.text.deciding.done.saved, alarming: false };
        navigation.change({ dialogs, draft: null, typing: null, toast });
      },
      (error: unknown) => reportFailure(app, error),
    );
  },
};
