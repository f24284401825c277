import type { CommandName } from "../../src/i18n/catalogue.ts";
import { casesEnter } from "./cases-enter.ts";
import { casesView } from "./cases-view.ts";
import type { Command } from "./command.ts";
import { customerOpen } from "./customer-open.ts";
import { demoFill } from "./demo-fill.ts";
import { fieldNext } from "./field-next.ts";
import { folderEnter } from "./folder-enter.ts";
import { goBack } from "./go-back.ts";
import { helpOpen } from "./help-open.ts";
import { hitOpen } from "./hit-open.ts";
import { identitiesFind } from "./identities-find.ts";
import { identitiesSearch } from "./identities-search.ts";
import { importOpen } from "./import-open.ts";
import { importStart } from "./import-start.ts";
import { messagesOpen } from "./messages-open.ts";
import { modeSwitch } from "./mode-switch.ts";
import { moves } from "./moves.ts";
import { paletteOpen } from "./palette-open.ts";
import { paletteRun } from "./palette-run.ts";
import { nextPane, previousPane } from "./panes.ts";
import { quit, repaint, suspend } from "./screen.ts";
import { searchOpen } from "./search-open.ts";
import { tabs } from "./tabs.ts";
import { threadEnter } from "./thread-enter.ts";

/** Every command there is, in the order of the palette. */
export const commands: ReadonlyMap<CommandName, Command> = new Map(
  [
    searchOpen,
    customerOpen,
    ...tabs,
    casesView,
    casesEnter,
    messagesOpen,
    identitiesFind,
    identitiesSearch,
    folderEnter,
    threadEnter,
    modeSwitch,
    nextPane,
    previousPane,
    ...moves,
    goBack,
    hitOpen,
    importOpen,
    importStart,
    fieldNext,
    demoFill,
    helpOpen,
    paletteOpen,
    paletteRun,
    repaint,
    suspend,
    quit,
  ].map((command) => [command.name, command]),
);
