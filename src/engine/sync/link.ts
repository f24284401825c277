import type { Attention, Calls, Colleague, LineSettings, SyncFailure, SyncState } from "../../desk.ts";
import type { AgentName } from "../../domain/ids.ts";
import type { Deliver } from "../../exports/send-queued.ts";
import type { Joined } from "./join-desk.ts";

/** The line of a desk to its hub: what the calls of a session ask of it. */
export interface Link {
  state(): SyncState;
  /** Joins the desk of a hub, where nothing has to be keyed anew for that; begins to exchange with it. */
  connect(url: string, tokens: readonly string[]): Promise<Joined | { readonly failed: SyncFailure }>;
  /** Exchanges everything once, then answers; opens a line where there is none. */
  once(): Promise<Calls["syncOnce"]["result"]>;
  /** So much was written here and is to be sent. */
  offer(entries: number): void;
  /** Works so from now on; `config.json` has it already. */
  configure(change: Partial<LineSettings>): void;
  /** Lets the hub make and mail archives [D5]; null where no hub was ever named. */
  deliver(): Deliver | null;
  colleagues(agent: AgentName): readonly Colleague[];
  attend(agent: AgentName, at: Attention | null, typing: boolean): void;
  /** Ends the line; what was not sent goes out later. Safe to call twice. */
  stop(): Promise<void>;
}
