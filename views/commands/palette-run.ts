import { paletteEntries } from "../dialogs/palette-entries.ts";
import type { Command } from "./command.ts";

/** Closes the palette and runs the selected command; a disabled one stays and its reason is shown. */
export const paletteRun: Command = {
  name: "palette.run",
  run: (app) => {
    const { navigation } = app;
    const index = navigation.cursor("palette")?.index ?? 0;
    const entry = paletteEntries(app, navigation.get().fields.palette)[index];
    if (entry === undefined) return;
    if (entry.disabled !== null) {
      navigation.change({ toast: { text: `${entry.title}: ${entry.disabled}`, alarming: true } });
      return;
    }
    navigation.change({ dialogs: navigation.get().dialogs.slice(0, -1), typing: null });
    entry.command.run(app);
  },
};
