import type { Attention, Calls, Colleague, LineSettings, SyncState } from "../../desk.ts";
import type { AgentName } from "../../domain/ids.ts";

/** The line of a desk to its hub: what the calls of a session ask of it. */
export interface Link {
  state(): SyncState;
  connect(url: string, tokens: readonly string[]): Promise<Calls["connectHub"]["result"]>;
  /** Exchanges everything once, then answers; opens a line where there is none. */
  once(): Promise<Calls["syncOnce"]["result"]>;
  /** Works so from now on; `config.json` has it already. */
  configure(change: Partial<LineSettings>): void;
  colleagues(agent: AgentName): readonly Colleague[];
  attend(agent: AgentName, at: Attention | null, typing: boolean): void;
  /** Ends the line; what was not sent goes out later. Safe to call twice. */
  stop(): Promise<void>;
}

/** The line of a desk for which no hub was ever named. */
export const createLoneLink = (): Link => ({
  state: () => ({
    state: "none",
    url: null,
    since: 0,
    reason: null,
    unsent: 0,
    receiving: null,
    retryAt: null,
    presence: false,
    thin: false,
  }),
  connect: async () => ({ failed: "unreachable" }),
  once: async () => ({ failed: "unreachable" }),
  configure: () => {},
  colleagues: () => [],
  attend: () => {},
  stop: async () => {},
});
