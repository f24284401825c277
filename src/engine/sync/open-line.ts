import { WebSocket } from "ws";
import type { SyncFailure } from "../../desk.ts";
import { type Frame, readFrame } from "../../sync/frames.ts";
import { closeCodes, runHeader, writerHeader } from "../../sync/protocol.ts";
import { bearer, failureOf, failureOfStatus } from "./ask-hub.ts";

/** An open socket to the hub, which carries all documents. */
export interface Line {
  send(frame: Uint8Array): void;
  /** Ends it at once; `onEnd` is not called. */
  end(): void;
}

export interface LineOptions {
  readonly url: string;
  readonly tokens: readonly string[];
  readonly writer: string;
  /** Tells this run of the program from one in a copy of its folder. */
  readonly run: string;
  /** Ends the opening. */
  readonly signal: AbortSignal;
  readonly onFrame: (document: string, frame: Frame) => void;
  readonly onEnd: (failure: SyncFailure) => void;
  /** Milliseconds without a word from the hub before it is asked for one. */
  readonly quiet?: number;
}

/** Milliseconds that the opening may take. */
const patience = 20_000;
const usualQuiet = 25_000;
/** Bytes of one message from the hub: a shard comes as one. */
const mostBytes = 512 * 1024 * 1024;

/**
 * Opens a line. A dead one is noticed by WebSocket pings, eight bytes that are sent only when nothing else was heard.
 */
export const openLine = ({
  url,
  tokens,
  writer,
  run,
  signal,
  onFrame,
  onEnd,
  quiet = usualQuiet,
}: LineOptions): Promise<Line | { readonly failed: SyncFailure }> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url, {
      headers: { authorization: bearer(tokens), [writerHeader]: writer, [runHeader]: run },
      handshakeTimeout: patience,
      maxPayload: mostBytes,
      perMessageDeflate: true,
      followRedirects: false,
    });
    let isOpen = false;
    let isEnded = false;
    let isHeard = true;
    let isAsked = false;
    const end = (failure: SyncFailure | null): void => {
      if (isEnded) return;
      isEnded = true;
      clearInterval(watch);
      socket.terminate();
      if (!isOpen) resolve({ failed: failure ?? "unreachable" });
      else if (failure !== null) onEnd(failure);
    };
    const watch = setInterval(() => {
      if (isHeard) isHeard = isAsked = false;
      else if (isAsked) end("unreachable");
      else {
        isAsked = true;
        socket.ping();
      }
    }, quiet);
    watch.unref();
    signal.addEventListener("abort", () => end(null), { once: true });
    if (signal.aborted) end(null);
    const heard = (): void => {
      isHeard = true;
    };
    socket.on("open", () => {
      isOpen = true;
      resolve({
        send: (frame) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(frame);
        },
        end: () => end(null),
      });
    });
    socket.on("ping", heard);
    socket.on("pong", heard);
    socket.on("message", (data, isBinary) => {
      heard();
      if (isEnded || !isBinary) return;
      const read = frameIn(bytesOf(data));
      // Whatever answers there, it does not speak as a hub does.
      if (read === "broken") end("not-a-hub");
      else if (read !== null) onFrame(read.document, read.frame);
    });
    socket.on("unexpected-response", (request, response) => {
      request.destroy();
      response.resume();
      end(failureOfStatus(response.statusCode ?? 0));
    });
    socket.on("error", (error) => end(failureOf(error)));
    socket.on("close", (code) => end(failureOfClose(code)));
  });

const frameIn = (bytes: Uint8Array): ReturnType<typeof readFrame> | "broken" => {
  try {
    return readFrame(bytes);
  } catch {
    return "broken";
  }
};

const failureOfClose = (code: number): SyncFailure => {
  if (code === closeCodes.unauthorized) return "unauthorized";
  return code === closeCodes.copied ? "copied" : "unreachable";
};

const bytesOf = (data: Buffer | ArrayBuffer | Buffer[]): Uint8Array => {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
};
