import { decode, encode } from "cborg";
import type { Batch } from "./batch.ts";

/** A batch as the payload of a journal frame (CBOR). */
export const encodeBatch = ({ operations, identities, messages, references }: Batch): Uint8Array =>
  encode({ operations, identities, messages, references });

/** A payload as the batch that it was made of. Throws when it is none: the journal's checksum was right, so that is a bug. */
export const decodeBatch = (payload: Uint8Array): Batch => decode(payload) as Batch;
