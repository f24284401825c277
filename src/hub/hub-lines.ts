import { WebSocket } from "ws";
import type { AgentName, WriterId } from "../domain/ids.ts";
import type { DeskState } from "../operations/fold-desk.ts";
import { closeCodes } from "../sync/protocol.ts";
import { agentsOf } from "./authenticate.ts";
import type { OpenLine } from "./open-line.ts";

/** Every line that is open: one a writer, some a token. */
export interface HubLines {
  /** Whether a further one with these tokens is too many. */
  isFull(tokens: readonly string[]): boolean;
  /**
   * Lets a line in: the same run of the program takes the place of its own older line; another run under a writer's id
   * that is alive is a copied folder, and closed; so is whoever writes under the id of others. A line that ended or was
   * closed meanwhile is gone, and not to be served.
   */
  admit(line: OpenLine): Promise<Admission>;
  remove(line: OpenLine): void;
  /** Closes the lines of whoever was revoked. */
  recheck(desk: DeskState): void;
  /** Closes all that there are now. */
  end(code: number, reason: string): void;
  /** Closes all, and waits for them. */
  close(): Promise<void>;
}

export type Admission = "connected" | "copied" | "gone";

/** Sockets that one token may have open: an agent's desks. */
const mostPerToken = 24;
/** Milliseconds within which a line has to answer when another claims its writer's id. */
const answerWithin = 5_000;

/** `isOwn`: whether agents may write under a writer's id. */
export const createHubLines = (
  isOwn: (writer: WriterId, agents: readonly AgentName[]) => Promise<boolean>,
): HubLines => {
  const lines = new Set<OpenLine>();
  const byWriter = new Map<WriterId, OpenLine>();
  let onEmpty = (): void => {};

  const remove = (line: OpenLine): void => {
    lines.delete(line);
    if (byWriter.get(line.writer) === line) byWriter.delete(line.writer);
    if (lines.size === 0) onEmpty();
  };

  const turnedAway = (line: OpenLine): Admission => {
    line.close(closeCodes.copied, "copied");
    return "copied";
  };

  const end = (code: number, reason: string): void => {
    for (const line of lines) line.close(code, reason);
  };

  return {
    isFull: (tokens) =>
      tokens.some((token) => [...lines].filter((line) => line.tokens.includes(token)).length >= mostPerToken),
    admit: async (line) => {
      lines.add(line);
      if (!(await isOwn(line.writer, line.agents))) return turnedAway(line);
      // Who comes meanwhile is compared with whoever won.
      while (isOpen(line)) {
        const other = byWriter.get(line.writer);
        if (other === undefined) {
          byWriter.set(line.writer, line);
          return "connected";
        }
        if (other.run !== line.run && (await other.isAlive(answerWithin))) return turnedAway(line);
        if (byWriter.get(line.writer) === other) byWriter.delete(line.writer);
        other.cut();
      }
      return "gone";
    },
    remove,
    recheck: (desk) => {
      for (const line of lines) {
        const agents = agentsOf(desk, line.tokens);
        const isSame =
          agents?.length === line.agents.length && agents.every((agent) => line.agents.includes(agent));
        if (!isSame) line.close(closeCodes.unauthorized, "revoked");
      }
    },
    end,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        onEmpty = resolve;
      });
      end(1001, "closing");
      if (lines.size > 0) await closed;
    },
  };
};

const isOpen = ({ socket }: OpenLine): boolean => socket.readyState === WebSocket.OPEN;
