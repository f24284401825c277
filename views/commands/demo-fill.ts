import type { Command } from "./command.ts";
import { reportFailure, reportOutcome } from "./report.ts";

export const demoFill: Command = {
  name: "demo.fill",
  disabled: ({ desk, language }) => {
    if (desk.jobs.get() !== null) return language.text.disabled.busy;
    return desk.cache.peek("overview", {})?.empty === true ? null : language.text.disabled.notEmpty;
  },
  run: (app) => {
    const { navigation, desk, language } = app;
    navigation.change({ toast: { text: language.text.welcome.filling, alarming: false } });
    desk.session.call("fillDemo", {}).then(
      (outcome) => {
        if (reportOutcome(app, outcome) !== null) navigation.change({ toast: null });
      },
      (error: unknown) => reportFailure(app, error),
    );
  },
};
