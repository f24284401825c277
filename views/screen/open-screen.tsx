import "./full-colour.ts";
import { render } from "ink";
import type { ReactElement } from "react";
import { createCellDiff } from "./cell-diff.ts";
import { createFrameSink } from "./frame-sink.ts";
import type { Key } from "./key.ts";
import { createKeySource } from "./key-source.ts";
import { createKeySplitter } from "./key-splitter.ts";
import { createLineWriter } from "./line-writer.ts";
import type { ScreenEnd, ScreenTraits, ScreenView } from "./screen.ts";
import { ScreenRoot } from "./screen-root.tsx";
import { enterScreen, leaveScreen } from "./terminal-modes.ts";

/** The two directions of a terminal line: a local tty, an SSH channel, a test. */
export interface Duplex {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

export interface Screen {
  /** The far terminal has a new size. */
  resize(columns: number, rows: number): void;
  /** Leaves the terminal as it was, until resumed; input is not read meanwhile. */
  suspend(): void;
  /** Takes the terminal again and paints it whole. */
  resume(): void;
  /** Ends the screen and leaves the terminal as it was; the first end counts. */
  close(end?: ScreenEnd): void;
  /** Settles when the terminal has been left. Never rejects. */
  readonly closed: Promise<ScreenEnd>;
}

export interface ScreenOptions {
  /** What Ctrl-Z does: the door suspends itself. Without it Ctrl-Z does nothing. */
  readonly onSuspend?: (screen: Screen) => void;
}

/**
 * Opens a screen on a line and shows an element on it. Several screens live side by side: each has its own
 * size, colours and language, and an error in one — in render, effect or key handler — ends that one only.
 * Ctrl-C ends a screen, Ctrl-L paints it anew, Ctrl-Z suspends it, whatever the views do.
 */
export const openScreen = (
  { input, output }: Duplex,
  traits: ScreenTraits,
  element: ReactElement,
  options: ScreenOptions = {},
): Screen => {
  const { promise: closed, resolve: resolveClosed } = Promise.withResolvers<ScreenEnd>();
  const keyListeners = new Set<(key: Key) => void>();
  let isOpen = true;
  let isSuspended = false;
  let pasteTakers = 0;
  let key: Key | null = null;

  const diff = createCellDiff(traits);
  const line = createLineWriter(output, diff.paint);
  const source = createKeySource();
  const sink = createFrameSink(traits, (frame) => {
    if (isOpen) line.show(frame);
  });

  const guard: ScreenView["guard"] =
    (callback) =>
    (...arguments_) => {
      try {
        return callback(...arguments_);
      } catch (error) {
        close({ reason: "failed", error });
        return undefined;
      }
    };

  const repaint = () => {
    diff.invalidate();
    line.repaint();
  };

  const suspend = () => {
    if (!isOpen || isSuspended) return;
    isSuspended = true;
    line.pause(true);
    input.pause();
    line.write(leaveScreen);
  };

  const resume = () => {
    if (!isOpen || !isSuspended) return;
    isSuspended = false;
    input.resume();
    line.write(enterScreen);
    diff.invalidate();
    line.repaint();
    line.pause(false);
  };

  const onInput = () => {
    const pressed = key;
    if (pressed === null) return;
    for (const listener of [...keyListeners]) if (keyListeners.has(listener)) guard(listener)(pressed);
  };

  const onKey = guard((pressed: Key) => {
    if (!isOpen || isSuspended) return;
    if (pressed.name === "ctrl+c") return close({ reason: "left" });
    if (pressed.name === "ctrl+l") return repaint();
    if (pressed.name === "ctrl+z") return options.onSuspend?.(screen);
    if (pressed.name === "paste" && pasteTakers === 0) return;
    key = pressed;
    source.feed();
    key = null;
  });
  const splitter = createKeySplitter(onKey);

  const view: ScreenView = {
    ...traits,
    leave: () => close({ reason: "left" }),
    fail: (error) => close({ reason: "failed", error }),
    repaint,
    suspend: options.onSuspend === undefined ? null : () => options.onSuspend?.(screen),
    subscribeToKeys: (listener) => {
      keyListeners.add(listener);
      return () => keyListeners.delete(listener);
    },
    takePastes: () => {
      pasteTakers++;
      return () => pasteTakers--;
    },
    guard,
  };
  const tree = (size: { columns: number; rows: number }) => (
    <ScreenRoot view={{ ...view, ...size }} onInput={onInput}>
      {element}
    </ScreenRoot>
  );

  const onLost = () => close({ reason: "lost" });
  const close = (end: ScreenEnd = { reason: "left" }) => {
    if (!isOpen) return;
    isOpen = false;
    splitter.stop();
    input.off("data", splitter.push);
    input.off("end", onLost);
    input.off("close", onLost);
    input.pause();
    line.pause(true);
    // A line that was called lost may still be there: a hang-up is a signal like others.
    if (!isSuspended) line.write(leaveScreen);
    // Not within React's commit, from where an error boundary calls.
    queueMicrotask(() => {
      try {
        ink.unmount();
      } catch {
        // The views are gone; what their clean-up throws changes nothing for anybody.
      }
      const settle = () => resolveClosed(end);
      output.write("", settle);
      setTimeout(settle, longestFarewell).unref();
    });
  };

  input.on("data", splitter.push);
  input.on("end", onLost);
  input.on("close", onLost);
  input.on("error", onLost);
  output.on("error", onLost);
  output.on("close", onLost);

  const screen: Screen = {
    resize: (columns, rows) => {
      if (!isOpen || columns < 1 || rows < 1) return;
      diff.resize(columns, rows);
      sink.resize(columns, rows);
      ink.rerender(tree({ columns, rows }));
    },
    suspend,
    resume,
    close,
    closed,
  };

  line.write(enterScreen);
  const ink = render(tree(traits), {
    stdin: source.stream,
    stdout: sink.stream,
    stderr: sink.stream,
    // Each commit gives one whole frame, at once; the differ decides what becomes of it.
    debug: true,
    interactive: true,
    isScreenReaderEnabled: false,
    patchConsole: false,
    exitOnCtrlC: false,
  });
  return screen;
};

/** Milliseconds that the end of a screen waits for a line that takes nothing any more. */
const longestFarewell = 500;
