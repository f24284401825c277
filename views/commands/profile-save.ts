import type { AppHandle } from "../app/app-handle.ts";
import { changeOf, hasFault } from "../navigation/profile-draft.ts";
import type { Navigation } from "../navigation/state.ts";
import type { Command } from "./command.ts";
import { takeTyped } from "./form-at-hand.ts";
import { reportFailure, reportOutcome } from "./report.ts";

export const savingReason = ({ navigation, language }: AppHandle): string | null =>
  navigation.get().draft?.isSaving === true ? language.text.deciding.disabled.saving : null;

/** Save of the profile form. The form stays, with everything typed, until the desk has taken it [I2]. */
export const profileSave: Command = {
  name: "profile.save",
  disabled: (app) => {
    const { disabled } = app.language.text.deciding;
    const draft = takeTyped(app);
    if (draft?.isSaving === true) return disabled.saving;
    if (draft === null || changeOf(draft) === null) return disabled.unchanged;
    return hasFault(draft) ? disabled.faulty : null;
  },
  run: (app) => {
    const { navigation, desk, language } = app;
    const draft = takeTyped(app);
    const changed = draft === null ? null : changeOf(draft);
    if (draft === null || changed === null) return;
    const saving = { ...draft, isSaving: true };
    // Whoever has another form open by then keeps it.
    const change = (changes: Partial<Navigation>) => {
      if (navigation.get().draft === saving) navigation.change(changes);
    };
    navigation.change({ draft: saving, typing: null });
    const { change: texts, fields } = changed;
    const decision = { kind: "customer.edit", body: { customer: draft.customer, fields }, texts } as const;
    desk.session.call("perform", { decision }).then(
      (outcome) => {
        if (reportOutcome(app, outcome) === null) return change({ draft });
        const dialogs = navigation.get().dialogs.filter(({ type }) => type !== "profileForm");
        navigation.change({ toast: { text: language.text.deciding.done.saved, alarming: false } });
        change({ dialogs, draft: null });
      },
      (error: unknown) => {
        change({ draft });
        reportFailure(app, error);
      },
    );
  },
};
