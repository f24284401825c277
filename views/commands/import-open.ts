import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";

/** The form; while an import runs, how far it is. */
export const importOpen: Command = {
  name: "import.open",
  run: ({ navigation }) => {
    const isRunning = navigation.get().importStep.at === "running";
    navigation.change({
      ...openDialog(navigation.get(), { type: "import" }, isRunning ? null : "importPath"),
      ...(isRunning ? {} : { importStep: { at: "form" } }),
    });
  },
};
