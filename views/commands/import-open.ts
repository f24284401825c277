import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";

export const importOpen: Command = {
  name: "import.open",
  disabled: ({ desk, language }) => (desk.jobs.get() === null ? null : language.text.disabled.busy),
  run: ({ navigation }) =>
    navigation.change(openDialog(navigation.get(), { type: "import", step: { at: "form" } }, "importPath")),
};
