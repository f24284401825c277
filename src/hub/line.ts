import type { AgentName, WriterId } from "../domain/ids.ts";

/** One socket of a replica that showed its tokens, as the documents' hooks see it. */
export interface Line {
  readonly writer: WriterId;
  /** A random text of the run of the program at its other end. */
  readonly run: string;
  readonly agents: readonly AgentName[];
  readonly tokens: readonly string[];
  /** Resolves when more can be put on the way to it. */
  room(): Promise<void>;
  /** Whatever is sent to it while `step` runs is dropped: it has that already. */
  withoutEcho(step: () => void): void;
  /** Notes an update that could not be taken. At too many the socket closes. */
  strike(): void;
  /** Notes bytes of a frame that waits to be logged. While too many do, nothing more is read. */
  begin(document: string, bytes: number): void;
  /** Bytes of a frame that went through, or all that never will. */
  settle(document: string, bytes: number | "all"): void;
  close(code: number, reason: string): void;
}
