import { EventEmitter } from "node:events";

/**
 * The `stdin` that Ink reads: one key at a time, handed over within the call, so that whoever feeds a key also
 * catches what a handler throws.
 */
export interface KeySource {
  readonly stream: NodeJS.ReadStream;
  /** One whole key or text, in the form that Ink's own parser takes at once. */
  readonly feed: (input: string) => void;
}

export const createKeySource = (): KeySource => {
  let waiting: string | null = null;
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const stream = Object.assign(emitter, {
    isTTY: true,
    setEncoding: () => stream,
    setRawMode: () => stream,
    ref: () => stream,
    unref: () => stream,
    resume: () => stream,
    pause: () => stream,
    read: () => {
      const input = waiting;
      waiting = null;
      return input;
    },
  }) as unknown as NodeJS.ReadStream;
  return {
    stream,
    feed: (input) => {
      waiting = input;
      emitter.emit("readable");
      waiting = null;
    },
  };
};

/**
 * What Ink is fed for a key. Text fields and menus know these; all else goes by `useKeys` alone and reaches
 * Ink as a key that no component of its takes for text.
 */
export const inkInputOf = (key: { readonly name: string; readonly text: string }): string =>
  inputByName[key.name] ?? (key.text === "" ? otherKey : key.text);

/** The keypad's 0 in the kitty protocol: known, complete, and no text. */
const otherKey = "\x1b[57399u";
const inputByName: Readonly<Record<string, string>> = {
  enter: "\r",
  tab: "\t",
  backspace: "\x7f",
  delete: otherKey,
  up: "\x1b[A",
  down: "\x1b[B",
  right: "\x1b[C",
  left: "\x1b[D",
};
