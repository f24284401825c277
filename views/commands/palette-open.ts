import { paletteOrder } from "../dialogs/palette-entries.ts";
import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";

export const paletteOpen: Command = {
  name: "palette.open",
  run: (app) => {
    const dialog = { type: "palette", order: paletteOrder(app) } as const;
    app.navigation.change(openDialog(app.navigation.get(), dialog, "palette"));
  },
};
