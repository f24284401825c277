/** A value as the program works with it, or what is wrong with it; a fault never repeats the value [F14]. */
export type Read<T> = { readonly ok: T } | { readonly fault: string };

/** What the program knows about one setting, or about a family of them (`role.<name>`). */
export interface SettingRule<T> {
  /** What holds until somebody sets it. */
  readonly usual: T;
  readonly read: (value: unknown) => Read<T>;
}
