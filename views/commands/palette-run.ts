import { paletteEntry, paletteNames } from "../dialogs/palette-entries.ts";
import { topDialog } from "../navigation/state.ts";
import type { Command } from "./command.ts";

/** Closes the palette and runs the selected command; a disabled one stays and its reason is shown. */
export const paletteRun: Command = {
  name: "palette.run",
  run: (app) => {
    const { navigation, commands } = app;
    const dialog = topDialog(navigation.get());
    if (dialog?.type !== "palette") return;
    const names = paletteNames(app, dialog.order, navigation.get().fields.palette);
    const name = names[navigation.cursor("palette")?.index ?? 0];
    if (name === undefined) return;
    const { title, disabled } = paletteEntry(app, name);
    if (disabled !== null) {
      navigation.change({ toast: { text: `${title}: ${disabled}`, alarming: true } });
      return;
    }
    navigation.change({ dialogs: navigation.get().dialogs.slice(0, -1), typing: null });
    commands.get(name)?.run(app);
  },
};
