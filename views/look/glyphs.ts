import type { CustomerTab } from "../navigation/state.ts";
import { useScreen } from "../screen/screen.ts";

/** The signs beside words. Each is one or two columns in its set, so that nothing moves between the sets. */
export interface Glyphs {
  readonly marker: string;
  readonly vertical: string;
  readonly horizontal: string;
  readonly crossing: string;
  readonly corners: readonly [string, string, string, string];
  readonly replied: string;
  readonly below: string;
  readonly bar: string;
  readonly barGround: string;
  readonly dot: string;
  /** Beside the number of what is not sent yet, and of notices. */
  readonly unsent: string;
  readonly notice: string;
  /** Beside a thread that a colleague looks at, or types in. */
  readonly here: string;
  readonly typing: string;
  readonly inbox: string;
  readonly routing: string;
  /** Circle, person, calendar, folder, two persons, three dots [S4]. */
  readonly tabs: Readonly<Record<CustomerTab, string>>;
}

export const unicodeGlyphs: Glyphs = {
  marker: "▶",
  vertical: "│",
  horizontal: "─",
  crossing: "┬",
  corners: ["╭", "╮", "╰", "╯"],
  replied: "↩",
  below: "↓",
  bar: "█",
  barGround: "░",
  dot: "·",
  unsent: "↑",
  notice: "!",
  here: "•",
  typing: "…",
  inbox: "▣",
  routing: "◫",
  tabs: { summary: "○", profile: "☻", cases: "▦", messages: "▤", identities: "☻☻", more: "⋯" },
};

const asciiGlyphs: Glyphs = {
  marker: ">",
  vertical: "|",
  horizontal: "-",
  crossing: "+",
  corners: ["+", "+", "+", "+"],
  replied: "<",
  below: "v",
  bar: "#",
  barGround: ".",
  dot: "-",
  unsent: "^",
  notice: "!",
  here: "o",
  typing: "~",
  inbox: "*",
  routing: "%",
  tabs: { summary: "o", profile: "&", cases: "#", messages: "=", identities: "&&", more: "..." },
};

/** The signs that this screen can show. */
export const useGlyphs = (): Glyphs => (useScreen().unicode ? unicodeGlyphs : asciiGlyphs);
