import { randomBytes, randomUUID } from "node:crypto";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { decode } from "cborg";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import type { Awareness } from "y-protocols/awareness";
import { Doc } from "yjs";
import type { IdentitySeen } from "../../src/domain/facts.ts";
import { encodeBase32, type WriterId } from "../../src/domain/ids.ts";
import { clockAt } from "../../src/domain/order.ts";
import { newOperationId } from "../../src/engine/fact-ids.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { type EncodedEntry, encodeEntry } from "../../src/sync/entry-codec.ts";
import {
  type HubMessage,
  type IndexLine,
  indexMap,
  indexName,
  runHeader,
  writerHeader,
} from "../../src/sync/protocol.ts";
import { type Known, openWindow, type ShardWindow } from "../sync/shard-window.ts";

/** What a hub is reached by. */
export interface Reachable {
  readonly url: string;
  token(agent: string): string;
}

export interface ReplicaOptions {
  readonly agents?: readonly string[];
  readonly writer?: WriterId;
  readonly run?: string;
}

/** A replica as the hub sees it: a socket with the index, and windows onto shards. It stores nothing. */
export interface TestReplica {
  readonly writer: WriterId;
  readonly index: Doc;
  /** What the hub said on the index, first its `hello`. */
  readonly said: readonly HubMessage[];
  /** The close code of the socket, when it has ended. */
  readonly ended: Promise<number>;
  lines(): Readonly<Record<string, IndexLine>>;
  /** Opens a shard, and resolves when its state was exchanged; rejects when the hub does not let it. */
  open(name: string, options?: { readonly known?: Known; readonly client?: number }): Promise<TestShard>;
  /** Sends bytes as they are. */
  send(frame: Uint8Array): void;
  readonly awareness: Awareness;
  close(): void;
}

export interface TestShard {
  readonly window: ShardWindow;
  readonly isReadOnly: boolean;
  /** Entries of others, or its own from before, in the order of their arrival. */
  readonly arrived: EncodedEntry[];
  readonly said: HubMessage[];
  /** Adds entries, and resolves when the hub has acknowledged them, or with what it said instead. */
  add(entries: readonly EncodedEntry[]): Promise<"saved" | HubMessage>;
  close(): void;
}

export const newWriter = (): WriterId => `w${encodeBase32(randomBytes(16))}`;

export const connectReplica = async (
  hub: Reachable,
  { agents = ["alice"], writer = newWriter(), run = randomUUID() }: ReplicaOptions = {},
): Promise<TestReplica> => {
  const ended = Promise.withResolvers<number>();
  const socket = new HocuspocusProviderWebsocket({
    url: hub.url,
    WebSocketPolyfill: socketOf(headersOf(hub, { agents, writer, run })),
    autoConnect: false,
    messageReconnectTimeout: 600_000,
  });
  socket.on("close", ({ event }: { event: { code: number } }) => {
    ended.resolve(event.code);
    // It would try again by itself, and take the place of who came after it.
    socket.shouldConnect = false;
    socket.clearReconnectTimeout();
  });
  const index = new Doc();
  const said: HubMessage[] = [];
  const hello = Promise.withResolvers<void>();
  const indexProvider = new HocuspocusProvider({
    websocketProvider: socket,
    name: indexName,
    document: index,
    token: "-",
    onStateless: ({ payload }) => {
      said.push(JSON.parse(payload) as HubMessage);
      hello.resolve();
    },
  });
  indexProvider.attach();
  socket.connect().catch(() => undefined);
  await Promise.race([hello.promise, ended.promise]);
  return {
    writer,
    index,
    said,
    ended: ended.promise,
    lines: () =>
      Object.fromEntries(
        [...index.getMap<Uint8Array>(indexMap)].map(([name, line]) => [name, decode(line) as IndexLine]),
      ),
    send: (frame) => socket.webSocket?.send(frame),
    awareness: indexProvider.awareness!,
    open: (name, options) => openShard(socket, name, options),
    close: () => {
      socket.shouldConnect = false;
      socket.destroy();
    },
  };
};

const openShard = async (
  socket: HocuspocusProviderWebsocket,
  name: string,
  { known = new Map(), client }: { readonly known?: Known; readonly client?: number } = {},
): Promise<TestShard> => {
  const arrived: EncodedEntry[] = [];
  const said: HubMessage[] = [];
  const window = openWindow({
    known,
    ...(client === undefined ? {} : { client }),
    onEntries: (entries) => arrived.push(...entries),
  });
  const synced = Promise.withResolvers<void>();
  let answer: ((became: "saved" | HubMessage) => void) | null = null;
  let isReadOnly = false;
  const provider = new HocuspocusProvider({
    ...{ websocketProvider: socket, name, document: window.doc, token: "-", awareness: null },
    onAuthenticated: ({ scope }) => {
      isReadOnly = scope === "readonly";
    },
    onAuthenticationFailed: ({ reason }) => synced.reject(new Error(reason)),
    onSynced: () => synced.resolve(),
    onStateless: ({ payload }) => {
      const message = JSON.parse(payload) as HubMessage;
      said.push(message);
      answer?.(message);
    },
    onUnsyncedChanges: ({ number }) => {
      if (number === 0) answer?.("saved");
    },
  });
  provider.attach();
  await synced.promise;
  return {
    window,
    isReadOnly,
    arrived,
    said,
    add: (entries) =>
      new Promise((resolve) => {
        answer = resolve;
        window.add(entries);
      }),
    close: () => {
      provider.destroy();
      window.close();
    },
  };
};

export const headersOf = (
  hub: Reachable,
  { agents, writer, run }: Required<ReplicaOptions>,
): Readonly<Record<string, string>> => ({
  authorization: `Bearer ${agents.map((agent) => hub.token(agent)).join(",")}`,
  [writerHeader]: writer,
  [runHeader]: run,
});

/** The class that the provider makes its socket of; it knows no headers. */
const socketOf = (headers: Readonly<Record<string, string>>) =>
  class extends WebSocket {
    constructor(url: string) {
      super(url, { headers });
      // What a refused upgrade says is told by the closing.
      this.on("error", () => undefined);
    }
  };

/** A frame that brings an update of a document. */
export const updateFrame = (name: string, update: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, 2);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
};

/** An identity that an importer saw, as an entry of a feed. */
export const identityEntry = (identity: IdentitySeen, writer = identity.writer): EncodedEntry =>
  encodeEntry({ type: "identity", identity }, writer);

export const identityOf = (
  writer: WriterId,
  name: string,
  id = `i${encodeBase32(randomBytes(16))}`,
): IdentitySeen => ({
  ...{ id, at: clockAt(Date.now()), writer, channel: "Mail", kind: "email", keys: [] },
  texts: { handle: `${name}@example.org`, name, email: "", phone: "", uid: "" },
});

/** A message of an identity, with the thread and the conversation that follow from it. */
export const messageEntry = (identity: IdentitySeen, text: string): EncodedEntry =>
  encodeEntry(
    {
      type: "message",
      message: {
        id: `m${encodeBase32(randomBytes(16))}`,
        thread: `t${identity.id.slice(1)}`,
        conversation: `v${identity.id.slice(1)}`,
        identity: identity.id,
        at: identity.at,
        writer: identity.writer,
        direction: "in",
        sentAt: 1_700_000_000_000,
        texts: { author: identity.texts?.name ?? "", subject: "about it", text },
      },
    },
    identity.writer,
  );

/** A comment on a customer, as an entry of a shard. */
export const commentBy = (
  agent: string,
  writer: WriterId,
  { text = "remark", customer = `c${"0".repeat(26)}`, at = clockAt(Date.now()), id = newOperationId() } = {},
): EncodedEntry =>
  operationEntry({
    ...{ id, at, by: agent, writer, kind: "comment.add" },
    ...{ body: { customer, message: null }, texts: { text } },
  });

export const operationEntry = (operation: Operation): EncodedEntry =>
  encodeEntry({ type: "operation", operation }, operation.writer);
