import type { ReactElement } from "react";
import type { ScreenEnd, ScreenTraits } from "./screen.ts";

/** The two directions of a terminal line: a local tty, an SSH channel, a test. */
export interface Duplex {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

export interface Screen {
  /** The far terminal has a new size. */
  resize(columns: number, rows: number): void;
  /** Leaves the terminal as it was, until resumed. Keys are not read meanwhile. */
  suspend(): void;
  resume(): void;
  /** Ends the screen and leaves the terminal as it was. Safe to call twice. */
  close(): void;
  readonly closed: Promise<ScreenEnd>;
}

export interface ScreenOptions {
  /** What `suspend` of the views does: the door stops the process, say. */
  readonly onSuspend?: (screen: Screen) => void;
}

/** Opens a screen on a line. Alone calls Ink's `render()`. */
export declare const openScreen: (
  duplex: Duplex,
  traits: ScreenTraits,
  element: ReactElement,
  options?: ScreenOptions,
) => Screen;
