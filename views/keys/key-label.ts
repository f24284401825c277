import { enKeyNames } from "../../src/i18n/en-commands.ts";

/** A key as people write it: `ctrl+d` is Ctrl-D, `pagedown` PgDn; `names` are those of the language. */
export const keyLabel = (key: string, names: Readonly<Record<string, string>> = enKeyNames): string => {
  const parts = key === "+" ? [key] : key.split("+");
  return parts
    .map((part) => labels[part] ?? names[part] ?? (parts.length > 1 ? part.toUpperCase() : part))
    .join("-");
};

const labels: Readonly<Record<string, string>> = {
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  enter: "Enter",
  escape: "Esc",
  tab: "Tab",
};
