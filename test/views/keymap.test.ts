import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/i18n/language.ts";
import { commands } from "../../views/commands/table.ts";
import { keyLabel } from "../../views/keys/key-label.ts";
import { commandOf, keymap, keysOf } from "../../views/keys/keymap.ts";

const en = createLanguage("en", "UTC").text;
const es = createLanguage("es", "UTC").text;

describe("the keymap", () => {
  it("gives a key one meaning in each place", () => {
    const seen = keymap.flatMap(({ place, keys }) => keys.map((key) => `${place} ${key}`));
    expect(seen.filter((key, at) => seen.indexOf(key) !== at)).toEqual([]);
  });

  it("knows only commands that exist, and every command has a key", () => {
    const names = Object.keys(en.commands).sort();
    expect([...commands.keys()].sort()).toEqual(names);
    expect(names.filter((name) => keysOf(name as keyof typeof en.commands).length === 0)).toEqual([]);
  });

  it("takes the innermost place that knows a key", () => {
    expect(commandOf("enter", ["thread", "panes", "everywhere"])).toBe("customer.open");
    expect(commandOf("q", ["help", "everywhere"])).toBe("go.back");
    expect(commandOf("q", ["list", "panes", "everywhere"])).toBe("quit");
    expect(commandOf("f12", ["everywhere"])).toBeUndefined();
  });

  it("writes keys as people do", () => {
    expect(["ctrl+d", "shift+tab", "pagedown", "G", "?", "escape"].map((key) => keyLabel(key))).toEqual([
      "Ctrl-D",
      "Shift-Tab",
      "PgDn",
      "G",
      "?",
      "Esc",
    ]);
    expect(["shift+tab", "pagedown", "right", "space"].map((key) => keyLabel(key, es.keyNames))).toEqual([
      "Shift-Tab",
      "AvPág",
      "Derecha",
      "Espacio",
    ]);
  });
});
