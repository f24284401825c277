import type { Migration } from "kysely/migration";
import * as desk from "./001-desk.ts";
import * as suggestionKeys from "./002-suggestion-keys.ts";
import * as erasing from "./003-erasing.ts";
import * as sync from "./004-sync.ts";
import * as cheaperWriting from "./005-cheaper-writing.ts";
import * as nameKeys from "./006-name-keys.ts";
import * as cheaperImport from "./007-cheaper-import.ts";

/** Every migration by name, in order. A static list, so that a bundle holds them. */
export const migrations: Readonly<Record<string, Migration>> = {
  "001-desk": desk,
  "002-suggestion-keys": suggestionKeys,
  "003-erasing": erasing,
  "004-sync": sync,
  "005-cheaper-writing": cheaperWriting,
  "006-name-keys": nameKeys,
  "007-cheaper-import": cheaperImport,
};
