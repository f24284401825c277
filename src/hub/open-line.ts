import type { WebSocket } from "ws";
import type { WriterId } from "../domain/ids.ts";
import { closeCodes } from "../sync/protocol.ts";
import type { Credentials } from "./authenticate.ts";
import type { Line } from "./line.ts";
import type { LineLimits } from "./line-limits.ts";
import { createTokenBucket } from "./token-bucket.ts";

/** A line with its socket, for whoever holds all lines. */
export interface OpenLine extends Line {
  /** What Hocuspocus takes for the socket. */
  readonly socket: {
    readonly readyState: number;
    send(data: Uint8Array): void;
    close(code?: number, reason?: string): void;
  };
  /** Whether the other end answers within so many milliseconds. */
  isAlive(within: number): Promise<boolean>;
  /** Passes on what arrives, no faster than the limits allow; the first error or end calls `onEnd` once. */
  listen(onFrame: (data: Uint8Array) => void, onEnd: (code: number) => void): void;
  /** Ends it at once, without waiting for the other end. */
  cut(): void;
}

export interface LineOptions extends Credentials {
  readonly writer: WriterId;
  readonly run: string;
  readonly limits: LineLimits;
}

export const openLine = (ws: WebSocket, options: LineOptions): OpenLine => {
  const { limits } = options;
  const bytes = createTokenBucket(limits.bytes, Date.now());
  const frames = createTokenBucket(limits.frames, Date.now());
  /** Bytes that were handed on and are not settled, by document. */
  const underWay = new Map<string, number>();
  let isMuted = false;
  let strikes = 0;
  let heldSince: number | null = null;
  let heldUntil = 0;
  let isAnswering = true;
  let onPong = (): void => {};

  ws.pause();
  // The socket closes itself, saying why. Without a listener an error would end the process, so it is there before
  // anything is read, also of a line that is never let in.
  ws.on("error", () => setTimeout(() => ws.terminate(), limits.closeWait).unref());

  const close = (code: number, reason: string): void => {
    if (ws.readyState > ws.OPEN) return;
    // Nothing more is read, but the answer to the closing is waited for.
    ws.removeAllListeners("message");
    ws.resume();
    ws.close(code, reason);
    setTimeout(() => ws.terminate(), limits.closeWait).unref();
  };

  const isFull = (): boolean => {
    let waiting = 0;
    for (const each of underWay.values()) waiting += each;
    return waiting > limits.mostUnderWay || ws.bufferedAmount > limits.fullBuffer;
  };

  /** Reads on when there is room and the time has come. */
  const goOn = (): void => {
    if (ws.readyState !== ws.OPEN) return;
    const wait = Math.max(heldUntil - Date.now(), isFull() ? limits.pause : 0);
    if (wait > 0) {
      ws.pause();
      setTimeout(goOn, wait).unref();
      return;
    }
    ws.resume();
  };

  /** Too many frames for too long is no backlog: those go in slices. */
  const hold = (data: Uint8Array): void => {
    const now = Date.now();
    const forFrames = frames.take(1, now);
    heldUntil = now + Math.max(forFrames, bytes.take(data.byteLength, now));
    if (forFrames === 0) heldSince = null;
    else heldSince ??= now;
    if (heldSince !== null && now - heldSince > limits.patience)
      close(closeCodes.tooMuch, "too many messages");
    else if (heldUntil > now || isFull()) goOn();
  };

  return {
    ...options,
    socket: {
      get readyState() {
        return ws.readyState;
      },
      send: (data) => {
        if (isMuted || ws.readyState !== ws.OPEN) return;
        ws.send(data);
        if (ws.bufferedAmount > limits.mostBuffered) ws.terminate();
      },
      close: (code = 1000, reason = "") => close(code, reason),
    },
    room: async () => {
      while (ws.readyState === ws.OPEN && ws.bufferedAmount > limits.fullBuffer) {
        await new Promise((resolve) => setTimeout(resolve, limits.pause));
      }
    },
    withoutEcho: (step) => {
      isMuted = true;
      try {
        step();
      } finally {
        isMuted = false;
      }
    },
    strike: () => {
      strikes++;
      if (strikes > limits.strikes) close(1008, "malformed");
    },
    begin: (document, amount) => {
      underWay.set(document, (underWay.get(document) ?? 0) + amount);
    },
    settle: (document, amount) => {
      const left = amount === "all" ? 0 : (underWay.get(document) ?? 0) - amount;
      if (left > 0) underWay.set(document, left);
      else underWay.delete(document);
    },
    close,
    cut: () => ws.terminate(),
    isAlive: (within) => {
      if (ws.readyState !== ws.OPEN) return Promise.resolve(false);
      const answered = Promise.withResolvers<boolean>();
      const timer = setTimeout(() => answered.resolve(false), within);
      ws.once("close", () => answered.resolve(false));
      onPong = () => answered.resolve(true);
      ws.resume();
      ws.ping();
      return answered.promise.finally(() => clearTimeout(timer));
    },
    listen: (onFrame, onEnd) => {
      const pinging = setInterval(() => {
        const isHeld = ws.isPaused;
        if (!isAnswering && !isHeld) ws.terminate();
        isAnswering = isHeld;
        ws.ping();
      }, limits.ping).unref();
      ws.on("pong", () => {
        isAnswering = true;
        onPong();
      });
      ws.on("message", (data, isBinary) => {
        if (!isBinary) {
          close(1003, "text");
          return;
        }
        const frame = data as Uint8Array;
        isAnswering = true;
        hold(frame);
        onFrame(frame);
      });
      ws.once("close", (code) => {
        clearInterval(pinging);
        onEnd(code);
      });
      ws.resume();
    },
  };
};
