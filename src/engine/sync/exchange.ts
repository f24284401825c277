import type { SyncFailure } from "../../desk.ts";
import type { AgentName } from "../../domain/ids.ts";
import type { Engine } from "../engine.ts";
import type { HubFile } from "./hub-file.ts";
import type { Presence } from "./presence.ts";

/** What goes over one line to the hub, from its opening to its end. */
export interface Exchange {
  readonly agents: readonly AgentName[];
  readonly isEnded: boolean;
  /** Something waits to be sent. */
  offer(): void;
  /** Resolves when everything that was there is exchanged; null when the line ended before. */
  settled(): Promise<true | null>;
  /** Entries that the hub has and this replica lacks, as far as the index tells. */
  lacking(): number;
  /** Ends the line and waits for what is under way here. `onEnd` is not called. */
  end(): Promise<void>;
}

export interface ExchangeOptions {
  readonly engine: Engine;
  readonly hub: HubFile;
  readonly run: string;
  /** Ends it, also while it is being opened. */
  readonly signal: AbortSignal;
  readonly presence: Presence;
  /** Milliseconds for which decisions wait together. */
  readonly flushDelay: number;
  readonly onReceived: (entries: number) => void;
  /** So many of what waited need no longer be sent; `isSent`: because they were, not because the hub had them. */
  readonly onLeft: (entries: number, isSent: boolean) => void;
  /** `again`: everything is to be compared anew, at once. Null: something failed here. */
  readonly onEnd: (failure: SyncFailure | "again" | null) => void;
}
