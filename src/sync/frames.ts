import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { decodeKnown, encodeKnown, type Known } from "./known.ts";
import type { HubMessage } from "./protocol.ts";

/**
 * One message of Hocuspocus on a document, as the replica's side sees it. On an `open` document the hub answers a
 * `state` with its own `state` and an `update` that holds what is lacking; each `update` is answered by `taken`.
 */
export type Frame =
  | { readonly type: "granted" }
  | { readonly type: "denied"; readonly reason: string }
  /** How far the hub has the document. */
  | { readonly type: "state"; readonly known: Known }
  /** `isAnswer`: all that was lacking of what was asked for; else what somebody wrote just now. */
  | { readonly type: "update"; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly type: "taken"; readonly isTaken: boolean }
  | { readonly type: "awareness"; readonly update: Uint8Array }
  | { readonly type: "message"; readonly message: HubMessage }
  | { readonly type: "closed"; readonly reason: string };

const messageTypes = { sync: 0, awareness: 1, auth: 2, reply: 4, stateless: 5, close: 7, status: 8 } as const;
const syncTypes = { state: 0, answer: 1, update: 2 } as const;
const authTypes = { token: 0, denied: 1, granted: 2 } as const;

/** What the hub sent, and on which document; null for what this program does not know. Throws on broken bytes. */
export const readFrame = (bytes: Uint8Array): { readonly document: string; readonly frame: Frame } | null => {
  const decoder = decoding.createDecoder(bytes);
  const document = decoding.readVarString(decoder);
  const frame = frameOf(decoder);
  return frame === null ? null : { document, frame };
};

const frameOf = (decoder: decoding.Decoder): Frame | null => {
  switch (decoding.readVarUint(decoder)) {
    case messageTypes.sync:
    case messageTypes.reply:
      return syncFrameOf(decoder);
    case messageTypes.awareness:
      return { type: "awareness", update: decoding.readVarUint8Array(decoder) };
    case messageTypes.auth: {
      const type = decoding.readVarUint(decoder);
      if (type === authTypes.granted) return { type: "granted" };
      return type === authTypes.denied ? { type: "denied", reason: decoding.readVarString(decoder) } : null;
    }
    case messageTypes.stateless:
      return { type: "message", message: JSON.parse(decoding.readVarString(decoder)) as HubMessage };
    case messageTypes.close:
      return { type: "closed", reason: decoding.readVarString(decoder) };
    case messageTypes.status:
      // Written as an unsigned number, and read as a signed one by Hocuspocus itself: 0 and 1 are the same in both.
      return { type: "taken", isTaken: decoding.readVarUint(decoder) === 1 };
    default:
      return null;
  }
};

const syncFrameOf = (decoder: decoding.Decoder): Frame | null => {
  const type = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (type === syncTypes.state) return { type: "state", known: decodeKnown(bytes) };
  if (type !== syncTypes.answer && type !== syncTypes.update) return null;
  return { type: "update", update: bytes, isAnswer: type === syncTypes.answer };
};

/** Opens a document. The tokens stand in the request that opened the socket, so this one is empty. */
export const openFrame = (document: string): Uint8Array =>
  frame(document, messageTypes.auth, (encoder) => {
    encoding.writeVarUint(encoder, authTypes.token);
    encoding.writeVarString(encoder, "");
  });

/** Asks for what a document has beyond `known`. */
export const stateFrame = (document: string, known: Known): Uint8Array =>
  frame(document, messageTypes.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncTypes.state);
    encoding.writeVarUint8Array(encoder, encodeKnown(known));
  });

export const updateFrame = (document: string, update: Uint8Array): Uint8Array =>
  frame(document, messageTypes.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncTypes.update);
    encoding.writeVarUint8Array(encoder, update);
  });

export const awarenessFrame = (document: string, update: Uint8Array): Uint8Array =>
  frame(document, messageTypes.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));

/** Closes a document; the socket and its other documents stay open. */
export const closeFrame = (document: string): Uint8Array => frame(document, messageTypes.close, () => {});

const frame = (document: string, type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, document);
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};
