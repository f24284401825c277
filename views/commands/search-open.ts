import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";

export const searchOpen: Command = {
  name: "search.open",
  run: ({ navigation }) => navigation.change(openDialog(navigation.get(), { type: "search" }, "search")),
};
