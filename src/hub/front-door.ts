import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { WriterId } from "../domain/ids.ts";
import { maxPayload, runHeader, writerHeader } from "../sync/protocol.ts";
import type { Credentials } from "./authenticate.ts";

/** A replica at the door, whose tokens were looked at. */
export interface Visitor extends Credentials {
  readonly writer: WriterId;
  readonly run: string;
}

export interface DoorOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly onRequest: RequestListener;
  /** The port failed in something after it was opened, such as taking a connection; it goes on. */
  readonly onFault: (error: Error) => void;
  /** Null turns a socket away before it becomes one. */
  readonly authenticate: (authorization: string | undefined) => Credentials | null;
  readonly isFull: (tokens: readonly string[]) => boolean;
  /** False for as long as sockets have to come back later. */
  readonly isReady: () => boolean;
  readonly onVisitor: (ws: WebSocket, visitor: Visitor) => void;
}

export interface FrontDoor {
  readonly url: string;
  readonly port: number;
  /** Lets nobody in any more. */
  close(): Promise<void>;
}

/** Connections of one address that have not shown a token. */
const mostStrangers = 64;
/** Milliseconds for the request that opens a connection. */
const handshake = 10_000;

/** Opens the port. Rejects when it is taken or may not be had. */
export const openFrontDoor = async (options: DoorOptions): Promise<FrontDoor> => {
  const { host, port, tls } = options;
  const limits = {
    headersTimeout: handshake,
    requestTimeout: 2 * handshake,
    connectionsCheckingInterval: handshake / 2,
    keepAliveTimeout: handshake / 2,
    maxHeaderSize: 16_384,
  };
  const server: Server =
    tls === null
      ? createServer(limits, options.onRequest)
      : createTlsServer({ ...limits, ...tls, handshakeTimeout: handshake }, options.onRequest);
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload,
    // What one socket says is alike: names of shards, kinds, structure. The window goes on from message to message.
    perMessageDeflate: { threshold: 64, zlibDeflateOptions: { level: 6, memLevel: 7 } },
  });
  const strangers = createStrangers(server);
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const visitor = visitorOf(request, options);
    if (typeof visitor === "number") {
      turnAway(socket, visitor);
      return;
    }
    strangers.welcome(request.socket);
    sockets.handleUpgrade(request, socket, head, (ws) => options.onVisitor(ws, visitor));
  });
  server.on("clientError", (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      server.on("error", options.onFault);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  const shown = host.includes(":") ? `[${host}]` : host;
  return {
    url: `${tls === null ? "ws" : "wss"}://${shown}:${address.port}`,
    port: address.port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
};

/** Who it is, or the status that turns it away. */
const visitorOf = (
  request: IncomingMessage,
  { authenticate, isFull, isReady }: DoorOptions,
): Visitor | number => {
  const { headers, url = "/" } = request;
  if (url.split("?")[0] !== "/") return 404;
  const known = authenticate(headers.authorization);
  if (known === null) return 401;
  const [writer, run] = [headers[writerHeader], headers[runHeader]];
  if (typeof writer !== "string" || !/^w[0-9a-z]{26}$/.test(writer)) return 400;
  if (typeof run !== "string" || !/^[\w-]{1,64}$/.test(run)) return 400;
  if (!isReady()) return 503;
  return isFull(known.tokens) ? 429 : { ...known, writer, run };
};

const reasons: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  429: "Too Many Requests",
  503: "Service Unavailable",
};

const turnAway = (socket: Duplex, status: number): void => {
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.once("finish", () => socket.destroy());
};

/**
 * Keeps the connections of each address until they have shown a token. Above the limit the one that has waited longest
 * goes: who means it is through in a moment, and a crowd that waits keeps nobody out.
 */
const createStrangers = (server: Server) => {
  const byAddress = new Map<string, Map<number, Socket>>();
  const forget = (address: string, port: number): void => {
    const waiting = byAddress.get(address);
    waiting?.delete(port);
    if (waiting?.size === 0) byAddress.delete(address);
  };
  server.on("connection", (socket: Socket) => {
    const { remoteAddress: address = "", remotePort: port = 0 } = socket;
    const waiting = byAddress.get(address) ?? new Map<number, Socket>();
    byAddress.set(address, waiting.set(port, socket));
    socket.once("close", () => forget(address, port));
    const [[longest, first] = [0, socket]] = waiting;
    if (waiting.size <= mostStrangers) return;
    waiting.delete(longest);
    first.destroy();
  });
  // Encrypted or not, a socket has the port of the one it came over.
  return { welcome: (socket: Socket) => forget(socket.remoteAddress ?? "", socket.remotePort ?? 0) };
};
