import type { CommandName } from "../../src/i18n/catalogue.ts";
import type { Language } from "../../src/i18n/language.ts";
import type { Command } from "../commands/command.ts";
import type { NavigationStore } from "../navigation/store.ts";
import type { ScreenView } from "../screen/screen.ts";
import type { DeskOfScreen } from "./desk-context.ts";

/** What a command works on: one screen and the desk behind it. */
export interface AppHandle {
  readonly navigation: NavigationStore;
  readonly desk: DeskOfScreen;
  readonly language: Language;
  readonly screen: ScreenView;
  /** All commands: the palette runs any of them. */
  readonly commands: ReadonlyMap<CommandName, Command>;
}
