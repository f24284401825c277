import type { CommandName } from "../../src/i18n/catalogue.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { keysOf } from "../keys/keymap.ts";
import { type Place, placesOf } from "../keys/place.ts";
import type { Dialog } from "../navigation/state.ts";

export interface PaletteEntry {
  readonly name: CommandName;
  readonly title: string;
  readonly keys: readonly string[];
  /** Why it cannot run now; null when it can. */
  readonly disabled: string | null;
}

/**
 * Every command as the palette lists it while it is open: those that can run when it opens first. What somebody else
 * changes meanwhile moves no row from beneath the selection.
 */
export const paletteOrder = (app: AppHandle): readonly CommandName[] => {
  const entries = [...app.commands.keys()]
    .filter((name) => !name.startsWith("palette."))
    .map((name) => paletteEntry(app, name));
  return [
    ...entries.filter(({ disabled }) => disabled === null),
    ...entries.filter(({ disabled }) => disabled !== null),
  ].map(({ name }) => name);
};

/** Those of an order whose title or name holds all typed words, accents and case aside. */
export const paletteNames = (
  { language }: AppHandle,
  order: readonly CommandName[],
  filter: string,
): readonly CommandName[] => {
  const words = plain(filter).split(/\s+/);
  return order.filter((name) => {
    const text = plain(`${language.text.commands[name].title} ${name}`);
    return words.every((word) => text.includes(word));
  });
};

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export const paletteEntry = (app: AppHandle, name: CommandName): PaletteEntry => {
  const beneath = belowPalette(app);
  const places = placesOf(beneath);
  const bindings = keysOf(name);
  const isHere = bindings.some(({ place }) => places.includes(place));
  const elsewhere = isHere ? null : whereElse(app, bindings[0]?.place);
  return {
    name,
    title: app.language.text.commands[name].title,
    keys: bindings.flatMap(({ keys }) => keys).filter((key, at, all) => all.indexOf(key) === at),
    disabled: elsewhere ?? app.commands.get(name)?.disabled?.(beneath) ?? null,
  };
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
