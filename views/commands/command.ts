import type { CommandName } from "../../src/i18n/catalogue.ts";
import type { AppHandle } from "../app/app-handle.ts";

/** Something that a key or the palette can do. Its words stand in the catalogue, its keys in the keymap. */
export interface Command {
  readonly name: CommandName;
  /** Why it cannot run now, as the reader should see it; null when it can. */
  readonly disabled?: (app: AppHandle) => string | null;
  readonly run: (app: AppHandle) => void;
}
