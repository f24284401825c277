import type { AgentName, OperationId } from "../domain/ids.ts";
import type { Refusal } from "../domain/refusal.ts";

/**
 * What hub and replica say to each other beside Yjs. One WebSocket carries everything: the document `index` (which
 * shards there are, and who is here), and a document a shard. Texts of personal data travel in shards alone.
 */

/** The document that tells which shards there are (map `shards`), and carries awareness: the only one that does. */
export const indexName = "index";
export const indexMap = "shards";

/** Of the request that opens the socket. Tokens stand in `authorization: Bearer <token>[,<token>…]`. */
export const writerHeader = "x-onefold-writer";
/** A random text of this run of the program: tells a line that came back from a copied data folder. */
export const runHeader = "x-onefold-run";

/** `GET` with the tokens: a replica joins. The answer is a `Joining`. Without a token anybody may ask `healthPath`. */
export const joinPath = "/join";
export const healthPath = "/health";
/** `POST` of an `ExportRequest`: the hub makes the archive of a customer, answers, and mails it [D5]. */
export const exportPath = "/export";

export interface Joining {
  /** Base64. What all ids of the desk are keyed with; known to its replicas alone. */
  readonly secret: string;
  readonly agents: readonly AgentName[];
  /** The hub's clock, milliseconds. */
  readonly now: number;
}

export interface ExportRequest {
  /** Of the replica's outbox entry: asked again, it is the same export. */
  readonly id: string;
  readonly customer: string;
  readonly agent: AgentName;
  readonly to: string;
}

/** Messages without a document's state, as JSON, on the document that they are about. */
export type HubMessage =
  /** First of all, on `index`: nothing may be written before the clock is corrected by it. */
  | { readonly type: "hello"; readonly now: number; readonly agents: readonly AgentName[] }
  /** On a shard: these entries were not logged and never will be; the rest of the same message was not looked at. */
  | { readonly type: "refused"; readonly entries: readonly RefusedEntry[] }
  /** On a shard: written to in vain, it is sealed, or the hub does not have what came before. Begin another. */
  | { readonly type: "reopen"; readonly why: "sealed" | "behind" | "client" };

export interface RefusedEntry {
  readonly id: OperationId;
  readonly refusal: Refusal;
}

/** A line of the index, CBOR: how many entries a shard has, whether it is closed for ever, `idDigest` of its ids. */
export type IndexLine = readonly [count: number, sealed: 0 | 1, digest: number];

/** What a replica shows of its agent to the others: opaque ids only. */
export interface Presence {
  readonly agent: AgentName;
  readonly at: { readonly thread: string } | { readonly customer: string } | null;
  readonly typing: boolean;
}

/** Reasons of the hub to close a socket, as WebSocket close codes. */
export const closeCodes = {
  /** The token is not known, or was revoked. */
  unauthorized: 4401,
  /** Another run writes under the same writer's id: this data folder is a copy. */
  copied: 4409,
  tooMuch: 4429,
} as const;

/** Bytes of one message. A backlog goes in slices well below. */
export const maxPayload = 8 * 1024 * 1024;
/** Bytes of encoded entries in one message, but for one that is larger by itself. */
export const sliceBytes = 256 * 1024;
/** Bytes of one entry's kept part, and of its texts. */
export const maxKept = 64 * 1024;
export const maxTexts = 4 * 1024 * 1024;
/** Entries after which a feed goes on in the next part. */
export const feedLength = 2_000;
/** Milliseconds that an operation may be ahead of the hub's clock. */
export const maxAhead = 5 * 60_000;
/** Shards that are opened at the same time. */
export const openAtOnce = 50;
