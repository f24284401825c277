import type { Migration } from "kysely/migration";
import * as desk from "./001-desk.ts";

/** Every migration by name, in order. A static list, so that a bundle holds them. */
export const migrations: Readonly<Record<string, Migration>> = { "001-desk": desk };
