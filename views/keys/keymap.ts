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

  bind("panes", "tab", "pane.next", 40),
  bind("panes", "shift+tab", "pane.previous"),
  bind("panes", "c", "customer.open", 20),
  bind("panes", "r", "mode.switch", 75),
  bind("panes", "i", "import.open"),
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
  bind("customer", "escape c", "go.back", 30),
  bind("window", "tab", "tab.next"),
  bind("window", "shift+tab", "tab.previous"),
  bind("window", "q", "go.back"),
  bind("routing", "1", "tab.summary"),
  bind("routing", "2", "tab.profile"),
  bind("routing", "3", "tab.cases"),
  bind("routing", "4", "tab.messages"),
  bind("routing", "5", "tab.identities"),
  bind("cases", "enter", "cases.enter", 5),
  bind("cases", "v", "cases.view", 6),
  bind("messages", "enter", "messages.open", 5),
  bind("identities", "f enter", "identities.find", 5),
  bind("find", "enter", "identities.search", 5),
  bind("find", "escape", "go.back", 30),

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

  bind("help", "escape q ?", "go.back", 30),
  bind("import", "enter", "import.start", 5),
  bind("import", "tab shift+tab", "field.next", 10),
  bind("import", "escape", "go.back", 30),
];

/** The command of a key in the first of some places that knows it. */
export const commandOf = (key: string, places: readonly Place[]): CommandName | undefined => {
  for (const place of places) {
    const binding = keymap.find((candidate) => candidate.place === place && candidate.keys.includes(key));
    if (binding !== undefined) return binding.command;
  }
  return undefined;
};

/** The first key of a command, as people write it: for hints beside the text. */
export const hintOf = (command: CommandName): string => keyLabel(keysOf(command)[0]?.keys[0] ?? "");

export const keysOf = (command: CommandName): readonly Binding[] =>
  keymap.filter((binding) => binding.command === command);
