import { connect, createServer, type Socket } from "node:net";

/** Passes bytes on to a port of this machine, and counts them: payload of TCP, both ways. */
export interface CountingProxy {
  readonly port: number;
  /** Bytes since the last reset. */
  readonly up: number;
  readonly down: number;
  reset(): void;
  close(): Promise<void>;
}

export const openCountingProxy = async (target: number): Promise<CountingProxy> => {
  let up = 0;
  let down = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const hub = connect(target, "127.0.0.1");
    for (const socket of [client, hub]) {
      sockets.add(socket.setNoDelay());
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        hub.destroy();
      });
    }
    client.on("data", (bytes) => {
      up += bytes.length;
      hub.write(bytes);
    });
    hub.on("data", (bytes) => {
      down += bytes.length;
      client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
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
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
