import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";

/** The form; while an import runs, how far it is. */
export const importOpen: Command = {
  name: "import.open",
  run: ({ navigation, desk }) => {
    const isRunning = navigation.get().importStep.at === "running";
    // What reads large files takes a moment to start: it does while the path is typed. Without it the import starts it.
    if (!isRunning) desk.session.call("expectImport", {}).catch(() => undefined);
    navigation.change({
      ...openDialog(navigation.get(), { type: "import" }, isRunning ? null : "importPath"),
      ...(isRunning ? {} : { importStep: { at: "form" } }),
    });
  },
};
