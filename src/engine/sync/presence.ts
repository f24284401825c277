import { randomBytes } from "node:crypto";
import type { Attention, Colleague } from "../../desk.ts";
import type { AgentName } from "../../domain/ids.ts";
import { decodeAwareness, encodeAwareness, type Shown } from "../../sync/awareness.ts";
import { awarenessFrame } from "../../sync/frames.ts";
import { indexName, type Presence as ShownPresence } from "../../sync/protocol.ts";
import type { Line } from "./open-line.ts";

/** Who else is connected, and what this replica's agents show of themselves. */
export interface Presence {
  /** Begins to show on a line what was shown before, of those agents that the hub knows this replica by. */
  begin(line: Line, agents: readonly AgentName[]): void;
  /** The line is gone: nobody is there any more. */
  end(): void;
  take(update: Uint8Array): void;
  attend(agent: AgentName, at: Attention | null, typing: boolean): void;
  colleagues(agent: AgentName): readonly Colleague[];
  /** Shows nothing more. */
  stop(): void;
}

export interface PresenceOptions {
  readonly isShown: () => boolean;
  readonly onChange: () => void;
}

/** Milliseconds that moves of the cursor wait together. */
const moment = 300;

export const createPresence = ({ isShown, onChange }: PresenceOptions): Presence => {
  const own = new Map<AgentName, { readonly client: number; clock: number; shown: ShownPresence }>();
  let others = new Map<number, Shown>();
  let line: Line | null = null;
  let known: readonly AgentName[] = [];
  let moving: NodeJS.Timeout | undefined;

  const show = (): void => {
    clearTimeout(moving);
    moving = undefined;
    if (line === null || !isShown()) return;
    const shown = known.flatMap((agent): Shown[] => {
      const each = own.get(agent);
      if (each === undefined) return [];
      return [{ client: each.client, clock: ++each.clock, presence: each.shown }];
    });
    if (shown.length > 0) line.send(awarenessFrame(indexName, encodeAwareness(shown)));
  };

  const ownOf = (agent: AgentName) => {
    const each = own.get(agent) ?? {
      client: randomBytes(4).readUInt32BE(),
      clock: 0,
      shown: { agent, at: null, typing: false },
    };
    own.set(agent, each);
    return each;
  };

  const end = (): void => {
    clearTimeout(moving);
    moving = undefined;
    line = null;
    if (others.size > 0) onChange();
    others = new Map();
  };

  return {
    begin: (opened, agents) => {
      line = opened;
      known = agents;
      if (own.size === 0 && agents[0] !== undefined) ownOf(agents[0]);
      show();
    },
    end,
    take: (update) => {
      const mine = new Set([...own.values()].map(({ client }) => client));
      const before = JSON.stringify([...others.values()].map(({ presence }) => presence));
      for (const shown of shownIn(update)) {
        if (mine.has(shown.client)) continue;
        const known = others.get(shown.client);
        if (known !== undefined && known.clock > shown.clock) continue;
        if (shown.presence === null) others.delete(shown.client);
        else others.set(shown.client, shown);
      }
      if (JSON.stringify([...others.values()].map(({ presence }) => presence)) !== before) onChange();
    },
    attend: (agent, at, typing) => {
      const each = ownOf(agent);
      if (JSON.stringify([at, typing]) === JSON.stringify([each.shown.at, each.shown.typing])) return;
      each.shown = { agent, at, typing };
      moving ??= setTimeout(show, moment).unref();
    },
    colleagues: (agent) => {
      const byAgent = new Map<AgentName, Colleague>();
      for (const { presence } of others.values()) {
        if (presence === null || presence.agent === agent) continue;
        // Somebody with two screens is where they type, or else where they look at something.
        const known = byAgent.get(presence.agent);
        if (known === undefined || weightOf(presence) > weightOf(known))
          byAgent.set(presence.agent, presence);
      }
      return [...byAgent.values()].sort((a, b) => (a.agent < b.agent ? -1 : 1));
    },
    stop: end,
  };
};

const weightOf = ({ at, typing }: Colleague): number => (typing ? 2 : 0) + (at === null ? 0 : 1);

/** What cannot be read shows nobody. */
const shownIn = (update: Uint8Array): readonly Shown[] => {
  try {
    return decodeAwareness(update);
  } catch {
    return [];
  }
};
