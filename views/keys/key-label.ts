/** A key as people write it: `ctrl+d` is Ctrl-D, `pagedown` PgDn. ASCII, so that it works on any screen. */
export const keyLabel = (key: string): string => {
  const parts = key === "+" ? [key] : key.split("+");
  return parts.map((part) => labels[part] ?? (parts.length > 1 ? part.toUpperCase() : part)).join("-");
};

const labels: Readonly<Record<string, string>> = {
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  enter: "Enter",
  escape: "Esc",
  tab: "Tab",
  space: "Space",
  up: "Up",
  down: "Down",
  left: "Left",
  right: "Right",
  home: "Home",
  end: "End",
  pageup: "PgUp",
  pagedown: "PgDn",
  backspace: "Backspace",
  delete: "Del",
};
