import type { CommandName } from "../../src/i18n/catalogue.ts";
import { cases } from "./cases.ts";
import { casesEnter } from "./cases-enter.ts";
import { casesView } from "./cases-view.ts";
import type { Command } from "./command.ts";
import { commentBegin } from "./comment-begin.ts";
import { commentSubmit } from "./comment-submit.ts";
import { confirmChoose } from "./confirm-choose.ts";
import { customerAnonymize } from "./customer-anonymize.ts";
import { customerLock, customerUnlock } from "./customer-lock.ts";
import { customerOpen } from "./customer-open.ts";
import { demoFill } from "./demo-fill.ts";
import { customerExport, exportStart } from "./export.ts";
import { fieldNext } from "./field-next.ts";
import { folderEnter } from "./folder-enter.ts";
import { form } from "./form.ts";
import { goBack } from "./go-back.ts";
import { helpOpen } from "./help-open.ts";
import { historyMet } from "./history-met.ts";
import { historyOpen } from "./history-open.ts";
import { historySwitch } from "./history-switch.ts";
import { hitOpen } from "./hit-open.ts";
import { hub } from "./hub.ts";
import { identitiesFind } from "./identities-find.ts";
import { identitiesMark } from "./identities-mark.ts";
import { identitiesMerge } from "./identities-merge.ts";
import { identitiesSearch } from "./identities-search.ts";
import { identityUnmerge } from "./identity-unmerge.ts";
import { importOpen } from "./import-open.ts";
import { importStart } from "./import-start.ts";
import { messagesOpen } from "./messages-open.ts";
import { modeSwitch } from "./mode-switch.ts";
import { moreRun } from "./more-run.ts";
import { moves } from "./moves.ts";
import { notices } from "./notices.ts";
import { paletteOpen } from "./palette-open.ts";
import { paletteRun } from "./palette-run.ts";
import { nextPane, previousPane } from "./panes.ts";
import { profileEdit } from "./profile-edit.ts";
import { profileSave } from "./profile-save.ts";
import { review } from "./review.ts";
import { quit, repaint, suspend } from "./screen.ts";
import { searchOpen } from "./search-open.ts";
import { settings } from "./settings.ts";
import { suggestionDismiss } from "./suggestion-dismiss.ts";
import { tabs } from "./tabs.ts";
import { threadEnter } from "./thread-enter.ts";
import { redoLast, undoLast } from "./undo-last.ts";

/** Every command there is, in the order of the palette. */
export const commands: ReadonlyMap<CommandName, Command> = new Map(
  [
    searchOpen,
    customerOpen,
    ...tabs,
    profileEdit,
    identityUnmerge,
    commentBegin,
    commentSubmit,
    ...cases,
    customerLock,
    customerUnlock,
    customerAnonymize,
    customerExport,
    exportStart,
    historyOpen,
    historySwitch,
    ...historyMet,
    undoLast,
    redoLast,
    moreRun,
    ...form,
    profileSave,
    confirmChoose,
    casesView,
    casesEnter,
    messagesOpen,
    identitiesFind,
    identitiesSearch,
    identitiesMerge,
    identitiesMark,
    suggestionDismiss,
    ...review,
    folderEnter,
    threadEnter,
    modeSwitch,
    nextPane,
    previousPane,
    ...moves,
    goBack,
    hitOpen,
    ...settings,
    ...hub,
    ...notices,
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
