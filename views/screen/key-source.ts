import { EventEmitter } from "node:events";

/**
 * The `stdin` that Ink reads: one key at a time, handed over within the call, so that whoever feeds a key also
 * catches what a handler throws.
 */
export interface KeySource {
  readonly stream: NodeJS.ReadStream;
  /** Lets Ink have a key, whichever it is: the views hear of it by `useKeys`. */
  readonly feed: () => void;
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
    feed: () => {
      waiting = anyKey;
      emitter.emit("readable");
      waiting = null;
    },
  };
};

/** The keypad's 0 in the kitty protocol: known, complete, and no text that a component of Ink's would take. */
const anyKey = "\x1b[57399u";
