import type { Key } from "./key.ts";
import { parseKey, parseUnfinished, pending } from "./key-parser.ts";

export interface KeySplitter {
  /** Bytes from the terminal, cut anywhere. */
  readonly push: (chunk: Uint8Array | string) => void;
  /** Forgets what is unfinished and undelivered. */
  readonly stop: () => void;
}

/**
 * Splits terminal input into single keys and hands them over one per macrotask, so that React has committed
 * what one key did before the next arrives: over a slow line `jjj` or `abc⏎` come in one chunk. A bracketed
 * paste is one key named `paste`. Escape alone is told from the start of a sequence by a short wait.
 */
export const createKeySplitter = (onKey: (key: Key) => void): KeySplitter => {
  const decoder = new TextDecoder();
  const queue: Key[] = [];
  let unread = "";
  /** A paste was given up: what still comes of it is text that nobody typed, and presses no keys. */
  let isDropping = false;
  let timer: NodeJS.Timeout | undefined;
  let isDelivering = false;
  let isStopped = false;

  const deliver = () => {
    const key = queue.shift();
    if (key === undefined || isStopped) {
      isDelivering = false;
      return;
    }
    isDelivering = true;
    setImmediate(deliver);
    onKey(key);
  };

  const enqueue = (key: Key | null) => {
    if (key !== null) queue.push(key);
  };

  const read = () => {
    while (unread !== "") {
      if (isDropping) {
        const end = unread.indexOf(pasteEnd);
        // The end may be cut in two.
        unread = unread.slice(end < 0 ? 1 - pasteEnd.length : end + pasteEnd.length);
        isDropping = end < 0;
        if (isDropping) return;
        continue;
      }
      if (unread.startsWith(pasteStart)) {
        const end = unread.indexOf(pasteEnd);
        if (end < 0) return;
        enqueue(pasteOf(unread.slice(pasteStart.length, end)));
        unread = unread.slice(end + pasteEnd.length);
        continue;
      }
      const parsed = parseKey(unread);
      if (parsed === pending) return;
      enqueue(parsed.key);
      unread = unread.slice(parsed.length);
    }
  };

  const giveUp = () => {
    if (isDropping) {
      isDropping = false;
      unread = "";
    } else if (unread.startsWith(pasteStart)) {
      enqueue(pasteOf(unread.slice(pasteStart.length)));
      unread = unread.slice(1 - pasteEnd.length);
      isDropping = true;
    } else {
      const parsed = parseUnfinished(unread);
      enqueue(parsed.key);
      unread = unread.slice(parsed.length);
    }
    continueReading();
  };

  const continueReading = () => {
    read();
    clearTimeout(timer);
    timer = undefined;
    const isPasting = isDropping || unread.startsWith(pasteStart);
    if (isDropping || unread !== "") timer = setTimeout(giveUp, isPasting ? pasteWait : escapeWait);
    if (!isDelivering) deliver();
  };

  return {
    push: (chunk) => {
      if (isStopped) return;
      unread += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
      continueReading();
      if (!isDropping && unread.length > longestPaste) giveUp();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      queue.length = 0;
      unread = "";
    },
  };
};

const pasteOf = (text: string): Key | null => (text === "" ? null : { name: "paste", text });

const pasteStart = "\x1b[200~";
const pasteEnd = "\x1b[201~";
/** Milliseconds: long enough for a sequence cut in two by the network, short enough for a finger. */
const escapeWait = 40;
/** Milliseconds without input after which a paste whose end got lost is taken as it is; then, when it is over. */
const pasteWait = 3000;
const longestPaste = 1 << 20;
