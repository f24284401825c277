import type { createEn } from "./en.ts";

/** What every language must say. A missing or misspelt string does not compile. */
export type Catalogue = ReturnType<typeof createEn>;
/** The commands that have words; the command table is typed by these names. */
export type CommandName = keyof Catalogue["commands"];
