/**
 * A key as keymaps name it: a printable character is itself (`j`, `G`, `?`, `ñ`), then `space`, `enter`,
 * `escape`, `tab`, `backspace`, `delete`, `insert`, `up`, `down`, `left`, `right`, `pageup`, `pagedown`, `home`,
 * `end`, `f1` … `f12`, with `ctrl+`, `alt+` and (not for printable characters) `shift+`, in this order, in front:
 * `ctrl+l`, `alt+x`, `shift+tab`.
 */
export interface Key {
  readonly name: string;
  /** What the key types into a text field: empty for keys that type nothing. A paste is one key named `paste`. */
  readonly text: string;
}
