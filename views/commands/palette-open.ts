import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";

export const paletteOpen: Command = {
  name: "palette.open",
  run: ({ navigation }) => navigation.change(openDialog(navigation.get(), { type: "palette" }, "palette")),
};
