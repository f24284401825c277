import type { CommandName } from "../../src/i18n/catalogue.ts";
import { keyLabel } from "./key-label.ts";
import type { Place } from "./place.ts";

/** Which keys mean which command where. Commands do not know their keys. */
export interface Binding {
  readonly place: Place;
  readonly keys: readonly string[];
  readonly command: CommandName;
  /** Shown in the footer: the lower, the sooner; absent: only in help and palette. */
  readonly footer?: number;
}

const bind = (place: Place, keys: string, command: CommandName, footer?: number): Binding => ({
  place,
  keys: keys.split(" "),
  command,
  ...(footer === undefined ? {} : { footer }),
});

/** The whole keymap: help, footer, palette and the README's table are made of it. */
export const keymap: readonly Binding[] = [
  bind("everywhere", "j down", "move.down"),
  bind("everywhere", "k up", "move.up"),
  bind("everywhere", "g home", "move.top"),
  bind("everywhere", "G end", "move.bottom"),
  bind("everywhere", "pagedown space", "move.pageDown"),
  bind("everywhere", "pageup", "move.pageUp"),
  bind("everywhere", "ctrl+d", "move.halfDown"),
  bind("everywhere", "ctrl+u", "move.halfUp"),
  bind("everywhere", "/", "search.open", 50),
  bind("everywhere", ":", "palette.open", 60),
  bind("everywhere", "?", "help.open", 70),
  bind("everywhere", "escape", "go.back"),
  bind("everywhere", "q", "quit", 80),
  bind("always", "ctrl+l", "screen.repaint"),
  bind("always", "ctrl+z", "screen.suspend"),
  bind("always", "ctrl+c", "quit"),

  bind("welcome", "d", "demo.fill", 1),
  bind("welcome", "i", "import.open", 2),
  bind("welcome", "h", "hub.open", 3),

  bind("panes", "tab", "pane.next", 40),
  bind("panes", "shift+tab", "pane.previous"),
  bind("panes", "c", "customer.open", 20),
  bind("panes", "r", "mode.switch", 85),
  bind("panes", "i", "import.open"),
  bind("panes", "S", "settings.open"),
  bind("panes", "C", "hub.open"),
  bind("panes", "N", "notices.open"),
  bind("panes", "H", "history.open"),
  bind("panes", "u", "undo.last"),
  bind("panes", "U", "redo.last"),
  bind("panes", "o", "case.open"),
  bind("panes", "x", "case.close"),
  bind("panes", "X", "case.cancel"),
  bind("folders", "enter l right", "folder.enter", 10),
  bind("list", "enter l right", "thread.enter", 10),
  bind("list", "h left", "go.back"),
  bind("thread", "n", "message.next", 15),
  bind("thread", "p", "message.previous"),
  bind("thread", "enter", "customer.open"),
  bind("thread", "escape h left", "go.back", 30),

  bind("customer", "right l", "tab.next", 20),
  bind("customer", "left h", "tab.previous"),
  bind("customer", "1", "tab.summary"),
  bind("customer", "2", "tab.profile"),
  bind("customer", "3", "tab.cases"),
  bind("customer", "4", "tab.messages"),
  bind("customer", "5", "tab.identities"),
  bind("customer", "6", "tab.more"),
  bind("customer", "H", "history.open", 25),
  bind("customer", "u", "undo.last", 26),
  bind("customer", "U", "redo.last"),
  bind("customer", "C", "hub.open"),
  bind("customer", "N", "notices.open"),
  bind("customer", "escape c", "go.back", 30),
  bind("window", "tab", "tab.next"),
  bind("window", "shift+tab", "tab.previous"),
  bind("window", "q", "go.back"),
  bind("routing", "1", "tab.summary"),
  bind("routing", "2", "tab.profile"),
  bind("routing", "3", "tab.cases"),
  bind("routing", "4", "tab.messages"),
  bind("routing", "5", "tab.identities"),
  bind("routing", "6", "tab.more"),
  bind("summary", "a enter", "comment.begin", 5),
  bind("profile", "e enter", "profile.edit", 5),
  bind("profile", "x", "identity.unmerge", 6),
  bind("cases", "enter", "cases.enter", 5),
  bind("cases", "v", "cases.view", 6),
  bind("cases", "a", "comment.begin", 7),
  bind("cases", "o", "case.open"),
  bind("cases", "x", "case.close", 8),
  bind("cases", "X", "case.cancel", 9),
  bind("case", "enter", "comment.begin", 4),
  bind("case", "n", "message.next", 5),
  bind("case", "p", "message.previous"),
  bind("messages", "enter", "messages.open", 5),
  bind("identities", "f", "identities.find", 5),
  bind("identities", "enter", "identities.merge", 6),
  bind("identities", "space", "identities.mark", 7),
  bind("identities", "x", "suggestion.dismiss", 35),
  bind("find", "enter", "identities.search", 5),
  bind("find", "escape", "go.back", 30),

  bind("review", "j down", "move.down"),
  bind("review", "k up", "move.up"),
  bind("review", "g home", "move.top"),
  bind("review", "G end", "move.bottom"),
  bind("review", "pagedown", "move.pageDown"),
  bind("review", "pageup", "move.pageUp"),
  bind("review", "ctrl+d", "move.halfDown"),
  bind("review", "ctrl+u", "move.halfUp"),
  bind("review", "space", "review.toggle", 5),
  bind("review", "enter e", "review.edit", 6),
  bind("review", "a", "review.add", 7),
  bind("review", "s ctrl+s", "review.save", 8),
  bind("review", "escape q", "review.leave", 9),
  bind("review", "?", "help.open", 70),
  bind("reviewField", "enter tab", "review.take", 5),
  bind("reviewField", "escape", "review.drop", 6),
  bind("reviewLeave", "y", "review.discard", 5),
  bind("reviewLeave", "n escape enter", "review.stay", 6),

  bind("more", "enter", "more.run", 5),
  bind("more", "E", "customer.export"),
  bind("more", "L", "customer.lock"),
  bind("more", "K", "customer.unlock"),
  bind("more", "A", "customer.anonymize"),
  bind("comment", "enter", "comment.submit", 5),
  bind("comment", "escape", "go.back", 30),

  bind("profileForm", "j down", "move.down"),
  bind("profileForm", "k up", "move.up"),
  bind("profileForm", "g home", "move.top"),
  bind("profileForm", "G end", "move.bottom"),
  bind("profileForm", "?", "help.open", 70),
  bind("profileForm", "enter i", "form.edit", 5),
  bind("profileForm", "a", "form.add", 6),
  bind("profileForm", "x", "form.remove", 7),
  bind("profileForm", "p", "form.primary", 8),
  bind("profileForm", "s ctrl+s", "profile.save", 4),
  bind("profileForm", "tab", "form.next"),
  bind("profileForm", "shift+tab", "form.previous"),
  bind("profileForm", "escape q", "go.back", 30),
  bind("profileField", "enter", "form.accept", 5),
  bind("profileField", "tab down", "form.next", 6),
  bind("profileField", "shift+tab up", "form.previous"),
  bind("profileField", "ctrl+s", "profile.save", 7),
  bind("profileField", "escape", "go.back", 30),
  bind("notesField", "tab", "form.next", 6),
  bind("notesField", "shift+tab", "form.previous"),
  bind("notesField", "ctrl+s", "profile.save", 7),
  bind("notesField", "escape", "go.back", 30),

  bind("history", "enter", "history.switch", 5),
  bind("history", "r", "history.repeat", 8),
  bind("history", "o", "history.winner", 9),
  bind("history", "u", "undo.last", 6),
  bind("history", "U", "redo.last", 7),
  bind("history", "escape q H", "go.back", 30),

  bind("hub", "enter", "hub.visit", 5),
  bind("hub", "e", "hub.edit", 6),
  bind("hub", "r", "hub.retry", 7),
  bind("hub", "p", "hub.presence", 8),
  bind("hub", "t", "hub.thin", 9),
  bind("hub", "escape q C", "go.back", 30),
  bind("hubForm", "enter", "hub.connect", 5),
  bind("hubForm", "tab shift+tab up down", "field.next", 10),
  bind("hubForm", "escape", "go.back", 30),

  bind("hubJoining", "escape q C", "go.back", 30),

  bind("notices", "enter", "notices.history", 5),
  bind("notices", "a", "notices.acknowledge", 6),
  bind("notices", "r", "notices.repeat", 7),
  bind("notices", "A", "notices.acknowledgeAll", 8),
  bind("notices", "escape q N", "go.back", 30),

  bind("settings", "space enter", "settings.change", 5),
  bind("settings", "right l", "settings.roleNext", 6),
  bind("settings", "left h", "settings.rolePrevious"),
  bind("settings", "x", "settings.remove", 7),
  bind("settings", "tab", "settings.sectionNext", 8),
  bind("settings", "shift+tab", "settings.sectionPrevious"),
  bind("settings", "escape q S", "go.back", 30),
  bind("settingField", "enter", "settings.take", 5),
  bind("settingField", "escape", "settings.drop", 30),
  bind("token", "escape q enter", "go.back", 30),

  bind("export", "enter", "export.start", 5),
  bind("export", "tab shift+tab up down", "field.next", 10),
  bind("export", "escape", "go.back", 30),

  bind("confirm", "enter", "confirm.choose", 5),
  bind("confirm", "j down tab right l", "move.down"),
  bind("confirm", "k up shift+tab left h", "move.up"),
  bind("confirm", "escape q", "go.back", 30),

  bind("search", "down ctrl+n", "move.down"),
  bind("search", "up ctrl+p", "move.up"),
  bind("search", "pagedown", "move.pageDown"),
  bind("search", "pageup", "move.pageUp"),
  bind("search", "enter", "hit.open", 5),
  bind("search", "escape", "go.back", 30),

  bind("palette", "down ctrl+n", "move.down"),
  bind("palette", "up ctrl+p", "move.up"),
  bind("palette", "pagedown", "move.pageDown"),
  bind("palette", "pageup", "move.pageUp"),
  bind("palette", "enter", "palette.run", 5),
  bind("palette", "escape", "go.back", 30),

  bind("help", "pagedown space", "move.pageDown", 5),
  bind("help", "escape q ?", "go.back", 30),
  bind("import", "enter", "import.start", 5),
  bind("import", "tab shift+tab", "field.next", 10),
  bind("import", "escape", "go.back", 30),
  bind("importReport", "escape q enter", "go.back", 30),
];

/** The command of a key in the first of some places that knows it. */
export const commandOf = (key: string, places: readonly Place[]): CommandName | undefined => {
  for (const place of places) {
    const binding = keymap.find((candidate) => candidate.place === place && candidate.keys.includes(key));
    if (binding !== undefined) return binding.command;
  }
  return undefined;
};

/** The first key of a command, of one place where it has another elsewhere, as people write it: for hints. */
export const hintOf = (command: CommandName, place?: Place): string => {
  const bindings = keysOf(command);
  const binding = bindings.find((each) => each.place === place) ?? bindings[0];
  return keyLabel(binding?.keys[0] ?? "");
};

export const keysOf = (command: CommandName): readonly Binding[] =>
  keymap.filter((binding) => binding.command === command);
