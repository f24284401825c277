import type { AppHandle } from "../app/app-handle.ts";
import type { Command } from "../commands/command.ts";
import { keysOf } from "../keys/keymap.ts";
import { type Place, placesOf } from "../keys/place.ts";
import type { Dialog } from "../navigation/state.ts";

export interface PaletteEntry {
  readonly command: Command;
  readonly title: string;
  readonly keys: readonly string[];
  /** Why it cannot run now; null when it can. */
  readonly disabled: string | null;
}

/** Every command whose title, name or key holds all typed words, those that can run now first. */
export const paletteEntries = (app: AppHandle, filter: string): readonly PaletteEntry[] => {
  const beneath = belowPalette(app);
  const places = placesOf(beneath);
  const words = filter.toLowerCase().split(/\s+/);
  const entries = [...app.commands.values()]
    .filter((command) => !command.name.startsWith("palette."))
    .map((command): PaletteEntry => {
      const { title } = app.language.text.commands[command.name];
      const bindings = keysOf(command.name);
      const isHere = bindings.some(({ place }) => places.includes(place));
      const elsewhere = isHere ? null : whereElse(app, bindings[0]?.place);
      return {
        command,
        title,
        keys: bindings.flatMap(({ keys }) => keys).filter((key, at, all) => all.indexOf(key) === at),
        disabled: elsewhere ?? command.disabled?.(beneath) ?? null,
      };
    })
    .filter(({ title, command }) => {
      const text = `${title} ${command.name}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  return [
    ...entries.filter(({ disabled }) => disabled === null),
    ...entries.filter(({ disabled }) => disabled !== null),
  ];
};

const whereElse = ({ language }: AppHandle, place: Place | undefined): string =>
  place === undefined ? "" : language.text.disabled.elsewhere(language.text.help.places[place]);

/** The app as it would be with the palette closed: commands are about what is beneath it. */
const belowPalette = (app: AppHandle): AppHandle => {
  const beneath = () => {
    const navigation = app.navigation.get();
    const dialogs: readonly Dialog[] = navigation.dialogs.filter(({ type }) => type !== "palette");
    return { ...navigation, dialogs, typing: null };
  };
  return { ...app, navigation: { ...app.navigation, get: beneath } };
};
