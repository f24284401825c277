import type { Command } from "./command.ts";
import { selectedFolder } from "./selection.ts";

export const folderEnter: Command = {
  name: "folder.enter",
  run: (app) => {
    const folder = selectedFolder(app);
    if (folder !== null) app.navigation.change({ folder: folder.id, pane: "list", pinned: null });
  },
};
