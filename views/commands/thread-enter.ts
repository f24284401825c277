import type { Command } from "./command.ts";
import { selectedThread } from "./selection.ts";

export const threadEnter: Command = {
  name: "thread.enter",
  disabled: (app) => (selectedThread(app) === null ? app.language.text.disabled.noThread : null),
  run: (app) => {
    const thread = selectedThread(app);
    if (thread !== null) app.navigation.change({ pane: "thread", settled: thread.id });
  },
};
