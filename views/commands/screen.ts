import { unsubmitted } from "../navigation/remark.ts";
import { openQuestion } from "./ask-first.ts";
import type { Command } from "./command.ts";

export const repaint: Command = { name: "screen.repaint", run: ({ screen }) => screen.repaint() };

export const suspend: Command = {
  name: "screen.suspend",
  disabled: ({ screen, language }) =>
    screen.suspend === null ? language.text.disabled.suspendUnavailable : null,
  run: ({ screen }) => screen.suspend?.(),
};

/** Asks first where comments were typed that leaving would lose. */
export const quit: Command = {
  name: "quit",
  run: (app) => {
    const count = unsubmitted(app.navigation.get().remarks);
    if (count === 0) return app.screen.leave();
    const { title, line, accept, refuse } = app.language.text.deciding.leaving;
    const lines = [line(count)];
    openQuestion(app, { title, lines, accept, refuse, irrevocable: true, onYes: { type: "leave" } });
  },
};
