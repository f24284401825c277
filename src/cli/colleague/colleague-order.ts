import type { AgentName } from "../../domain/ids.ts";
import type { HubFile } from "../../engine/sync/hub-file.ts";

/** What the desk's process asks of the colleague's. */
export interface ColleagueOrder {
  /** The data folder with the sample desk; nobody works in it before the answer. */
  readonly data: string;
  /** The database that a new data folder starts from. */
  readonly template: string;
  /** Who works at the desk. */
  readonly agent: AgentName;
}

/** What it answers, once. */
export type ColleagueAnswer =
  | { readonly type: "ready"; readonly hub: HubFile; readonly folder: string }
  | { readonly type: "failed"; readonly why: string };
