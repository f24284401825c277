import type { Command } from "./command.ts";
import { selectedRow, settleOn } from "./selection.ts";

export const threadEnter: Command = {
  name: "thread.enter",
  disabled: (app) => (selectedRow(app) === null ? app.language.text.disabled.noThread : null),
  run: (app) => {
    const row = selectedRow(app);
    if (row !== null) app.navigation.change({ ...settleOn(app, row), pane: "thread", pinned: null });
  },
};
