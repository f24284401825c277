import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";

export const helpOpen: Command = {
  name: "help.open",
  run: ({ navigation }) => navigation.change(openDialog(navigation.get(), { type: "help" })),
};
