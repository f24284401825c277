import { createContext, useContext } from "react";
import type { Key } from "./key.ts";

export type ColourDepth = "none" | "16" | "256" | "truecolor";

/** What a screen can do and where it stands. Set by the door that opened it. */
export interface ScreenTraits {
  readonly columns: number;
  readonly rows: number;
  readonly colour: ColourDepth;
  /** False: only ASCII reaches the terminal (`--ascii`, or a locale without UTF-8). */
  readonly unicode: boolean;
  /** A BCP 47 language tag: `en`, `es-MX`. */
  readonly locale: string;
  /** An IANA time zone name. */
  readonly timezone: string;
  /** The terminal's `TERM`. */
  readonly term: string;
}

/** Why a screen ended: somebody left, the far end went away, or it failed. */
export type ScreenEnd =
  | { readonly reason: "left" }
  | { readonly reason: "lost" }
  | { readonly reason: "failed"; readonly error: unknown };

/** What views know of their screen. Changes of size make a new value. */
export interface ScreenView extends ScreenTraits {
  /** Ends this screen as its user's wish. */
  readonly leave: () => void;
  /** Ends this screen with an error, and no other. */
  readonly fail: (error: unknown) => void;
  /** Writes the whole screen anew [Ctrl-L]. */
  readonly repaint: () => void;
  /** Gives the terminal back to the shell until it is resumed [Ctrl-Z]; null where the door cannot. */
  readonly suspend: (() => void) | null;
  /** Calls back for each key; returns the way to stop. Views use `useKeys`. */
  readonly subscribeToKeys: (listener: (key: Key) => void) => () => void;
  /** While at least one field takes pastes they arrive as typed text; otherwise they are dropped. */
  readonly takePastes: () => () => void;
  /** Runs a callback so that a throw in it ends this screen only. For callbacks that no hook here wraps. */
  readonly guard: <Arguments extends readonly unknown[], Result>(
    callback: (...arguments_: Arguments) => Result,
  ) => (...arguments_: Arguments) => Result | undefined;
}

export const ScreenContext = createContext<ScreenView | null>(null);

/** The screen that a view stands on. */
export const useScreen = (): ScreenView => {
  const screen = useContext(ScreenContext);
  if (screen === null) throw new Error("a view stands outside of a screen");
  return screen;
};
