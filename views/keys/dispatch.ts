import type { AppHandle } from "../app/app-handle.ts";
import type { Key } from "../screen/key.ts";
import { commandOf } from "./keymap.ts";
import { placesOf } from "./place.ts";

/**
 * What one key press does: finds its command by place, runs it, or says why it cannot. Keys that type are left
 * to the field while somebody types. Any key acknowledges a toast. Of an alarming one Enter and Escape do nothing else;
 * news never takes a key away.
 */
export const dispatchKey = (app: AppHandle, key: Key): void => {
  const { navigation, language } = app;
  const { toast } = navigation.get();
  if (toast !== null) {
    navigation.change({ toast: null });
    if (toast.alarming && (key.name === "escape" || key.name === "enter")) return;
  }
  if (navigation.get().typing !== null && key.text !== "") return;
  const name = commandOf(key.name, placesOf(app));
  const command = name === undefined ? undefined : app.commands.get(name);
  if (command === undefined) return;
  const reason = command.disabled?.(app) ?? null;
  if (reason === null) command.run(app);
  else {
    const { title } = language.text.commands[command.name];
    navigation.change({ toast: { text: `${title}: ${reason}`, alarming: true } });
  }
};
