import { crc32 } from "node:zlib";

/**
 * One batch on disk: a header of 24 bytes (length of the payload, CRC-32 of all that follows, sequence number,
 * durable number; big-endian), then the payload. A frame of which any byte is missing or changed is not read.
 */
export interface Frame {
  /** Counts batches from 1; never reused, kept by a rewrite. */
  readonly sequence: number;
  /**
   * The last batch that was known to be on disk when this one was written. A frame that says so of a batch which
   * cannot be read proves damage, where otherwise only a write that nobody was told of is torn.
   */
  readonly durable: number;
  readonly payload: Uint8Array;
}

export const frameHeaderLength = 24;

/** Every segment begins with these bytes: the format's name and version. */
export const segmentStart = new TextEncoder().encode("onefold\x01");

export const encodeFrame = (frame: Frame): Uint8Array => {
  const bytes = new Uint8Array(frameHeaderLength + frame.payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, frame.payload.length);
  view.setBigUint64(8, BigInt(frame.sequence));
  view.setBigUint64(16, BigInt(frame.durable));
  bytes.set(frame.payload, frameHeaderLength);
  view.setUint32(4, crc32(bytes.subarray(8)));
  return bytes;
};

/**
 * Reads the frame at the start of `bytes`. `short` when the bytes end before the frame does (`need` says how many
 * bytes it takes, as far as can be told), `bad` when they are no frame.
 */
export const decodeFrame = (
  bytes: Uint8Array,
):
  | { readonly frame: Frame; readonly length: number }
  | { readonly short: true; readonly need: number }
  | { readonly bad: true } => {
  if (bytes.length < frameHeaderLength) return { short: true, need: frameHeaderLength };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = frameHeaderLength + view.getUint32(0);
  const sequence = view.getBigUint64(8);
  // A frame has a payload, and a number that counts: what a crash left of unwritten pages is zeros.
  if (length === frameHeaderLength || sequence === 0n || sequence > BigInt(Number.MAX_SAFE_INTEGER)) {
    return { bad: true };
  }
  if (bytes.length < length) return { short: true, need: length };
  if (crc32(bytes.subarray(8, length)) !== view.getUint32(4)) return { bad: true };
  return {
    frame: {
      sequence: Number(sequence),
      durable: Number(view.getBigUint64(16)),
      payload: bytes.slice(frameHeaderLength, length),
    },
    length,
  };
};
