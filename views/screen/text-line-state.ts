import { safeLine } from "../../src/domain/safe-text.ts";
import { clustersOf } from "./width.ts";

/** A text of one line with the place of its cursor, counted in graphemes. */
export interface LineState {
  /** Harmless. */
  readonly text: string;
  readonly column: number;
}

/** A text with the cursor behind it. */
export const lineOf = (text: string): LineState => {
  const safe = safeLine(text);
  return { text: safe, column: graphemes(safe).length };
};

/** The state after a key; the same one where the key means nothing here. */
export const afterKey = (
  state: LineState,
  key: { readonly name: string; readonly text: string },
): LineState => {
  const here = graphemes(state.text);
  const { column } = state;
  switch (key.name) {
    case "backspace":
      return column === 0 ? state : cut(here, column - 1, column);
    case "delete":
      return column === here.length ? state : cut(here, column, column + 1);
    case "left":
      return column === 0 ? state : { ...state, column: column - 1 };
    case "right":
      return column === here.length ? state : { ...state, column: column + 1 };
    case "home":
    case "ctrl+a":
      return { ...state, column: 0 };
    case "end":
    case "ctrl+e":
      return { ...state, column: here.length };
    case "ctrl+u":
      return cut(here, 0, column);
    case "ctrl+k":
      return cut(here, column, here.length);
    case "ctrl+w":
      return cut(here, wordBefore(here, column), column);
    case "paste":
      return insert(here, column, pastedLine(key.text));
    default:
      return key.text === "" ? state : insert(here, column, key.text);
  }
};

const graphemes = (text: string): readonly string[] => clustersOf(text).map((cluster) => cluster.text);

const cut = (here: readonly string[], from: number, to: number): LineState => ({
  text: [...here.slice(0, from), ...here.slice(to)].join(""),
  column: from,
});

const insert = (here: readonly string[], column: number, text: string): LineState => {
  // Made harmless as a whole: a mark or a joiner belongs to what it follows.
  const before = safeLine(here.slice(0, column).join("") + text);
  return {
    text: safeLine(before + here.slice(column).join("")),
    column: graphemes(before).length,
  };
};

const wordBefore = (here: readonly string[], column: number): number => {
  const end = here.slice(0, column).findLastIndex((each) => each !== " ");
  return here.slice(0, end + 1).lastIndexOf(" ") + 1;
};

/** Line ends and whatever else a paste holds of controls become spaces. */
const pastedLine = (text: string): string => text.replace(/[\x00-\x1f\x7f-\x9f]+/g, " ").trimEnd();
