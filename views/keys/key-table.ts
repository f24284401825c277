import type { Catalogue } from "../../src/i18n/catalogue.ts";
import { keyLabel } from "./key-label.ts";
import { keymap } from "./keymap.ts";

/** One line of the key table: where, which keys, what they do. In the order of the keymap. */
export interface KeyLine {
  readonly place: string;
  readonly keys: readonly string[];
  readonly title: string;
}

/** The keymap in words, for help and the README. */
export const keyTable = (catalogue: Catalogue): readonly KeyLine[] =>
  keymap.map(({ place, keys, command }) => ({
    place: catalogue.help.places[place],
    keys: keys.map((key) => keyLabel(key, catalogue.keyNames)),
    title: catalogue.commands[command].title,
  }));

/** The key table as Markdown. */
export const keyTableMarkdown = (catalogue: Catalogue): string => {
  const { whereHeading, keysHeading, doesHeading } = catalogue.help;
  const lines = keyTable(catalogue).map(
    ({ place, keys, title }) => `| ${place} | ${keys.map((key) => `\`${key}\``).join(" ")} | ${title} |`,
  );
  return [`| ${whereHeading} | ${keysHeading} | ${doesHeading} |`, "|---|---|---|", ...lines, ""].join("\n");
};
