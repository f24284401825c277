import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands between replicas and a hub: counts what goes through, makes the line thin, and cuts it. */
export interface LineProxy {
  /** The hub, through here. */
  readonly url: string;
  /** Payload bytes of TCP since the last reset, without what TCP and IP add: to the hub, and from it. */
  readonly up: number;
  readonly down: number;
  reset(): void;
  /** When connections were opened, or would have been but for a cut; `performance.now()`. */
  readonly tries: readonly LineTry[];
  /** Connections that are opened from now on are so thin; null: as the machine gives it. */
  shape(shape: LineShape | null): void;
  /** Ends every connection, and lets none in until `restore`. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

export interface LineShape {
  /** In each direction. */
  readonly bitsPerSecond: number;
  /** Milliseconds there and back. */
  readonly roundTrip: number;
}

export interface LineTry {
  readonly at: number;
  readonly isLetIn: boolean;
}

/** Bytes that wait before the line; whoever sends more is made to wait, as a modem does. */
const mostWaiting = 32 * 1024;

/** `target`: where the hub listens, as `ws://host:port`. */
export const openLineProxy = async (target: string): Promise<LineProxy> => {
  const { hostname, port } = new URL(target);
  let [up, down] = [0, 0];
  const tries: LineTry[] = [];
  const sockets = new Set<Socket>();
  let shape: LineShape | null = null;
  let isCut = false;

  const join = (near: Socket): void => {
    tries.push({ at: performance.now(), isLetIn: !isCut });
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect({ host: hostname, port: Number(port) });
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
    pipe(near, far, shape, (bytes) => {
      up += bytes;
    });
    pipe(far, near, shape, (bytes) => {
      down += bytes;
    });
    const end = (): void => {
      for (const socket of [near, far]) {
        sockets.delete(socket);
        socket.destroy();
      }
    };
    near.on("close", end);
    far.on("close", end);
  };

  const server = createServer(join);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get up() {
      return up;
    },
    get down() {
      return down;
    },
    reset: () => {
      up = 0;
      down = 0;
    },
    tries,
    shape: (given) => {
      shape = given;
    },
    cut,
    restore: () => {
      isCut = false;
    },
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
};

/** Passes bytes on, each when the line would have carried it there. The first ones come after TCP has shaken hands. */
const pipe = (from: Socket, to: Socket, shape: LineShape | null, onBytes: (bytes: number) => void): void => {
  if (shape === null) {
    from.on("data", (bytes) => {
      onBytes(bytes.length);
      if (!to.write(bytes)) from.pause();
    });
    to.on("drain", () => from.resume());
    from.on("end", () => to.end());
    return;
  }
  const { bitsPerSecond, roundTrip } = shape;
  const opened = performance.now();
  let freeAt = opened + roundTrip;
  let waiting = 0;
  const passOn = (at: number, step: () => void): void => {
    setTimeout(step, Math.max(0, at - performance.now())).unref();
  };
  from.on("data", (bytes) => {
    const sentAt = Math.max(freeAt, performance.now()) + (bytes.length * 8_000) / bitsPerSecond;
    freeAt = sentAt;
    waiting += bytes.length;
    if (waiting > mostWaiting) from.pause();
    passOn(sentAt, () => {
      waiting -= bytes.length;
      if (waiting <= mostWaiting) from.resume();
    });
    passOn(sentAt + roundTrip / 2, () => {
      onBytes(bytes.length);
      if (!to.destroyed) to.write(bytes);
    });
  });
  from.on("end", () => passOn(freeAt + roundTrip / 2, () => to.end()));
};
