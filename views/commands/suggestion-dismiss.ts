import type { Command } from "./command.ts";
import { markedCustomers, selectedItem } from "./identity-selection.ts";
import { reportFailure, reportOutcome } from "./report.ts";

/** Never suggest the selected pair again. */
export const suggestionDismiss: Command = {
  name: "suggestion.dismiss",
  disabled: (app) => {
    const { merge } = app.language.text;
    if (selectedItem(app)?.type !== "suggestion") return merge.notSuggested;
    return app.desk.cache.peek("settings", {})?.permissions.includes("merge") === false
      ? merge.noPermission
      : null;
  },
  run: (app) => {
    const item = selectedItem(app);
    if (item?.type !== "suggestion") return;
    const { a, b } = item.row;
    const decision = {
      kind: "suggestion.dismiss",
      body: { customers: [a.id, b.id] },
      texts: null,
    } as const;
    app.desk.session.call("perform", { decision }).then(
      (outcome) => {
        if (reportOutcome(app, outcome) === null) return;
        const customers = markedCustomers(app).filter((id) => id !== b.id);
        app.navigation.change({
          marked: { into: a.id, customers },
          toast: { text: app.language.text.merge.dismissed, alarming: false },
        });
      },
      (error: unknown) => reportFailure(app, error),
    );
  },
};
