import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";

/** Stands between a process and a PostgreSQL server, and breaks connections. */
export interface ServerProxy {
  /** The same database, through here. */
  readonly url: string;
  /** Ends every connection, and lets none in until `restore`. */
  cut(): void;
  restore(): void;
  /** The next COMMIT still reaches the server; its answer reaches nobody, and everything is cut. */
  cutAtCommit(): void;
  /** The same of the next statement with these words. */
  cutAt(words: string): void;
  close(): Promise<void>;
}

export const openServerProxy = async (url: string): Promise<ServerProxy> => {
  const { host, port } = new Client({ connectionString: url });
  const upstream = () =>
    host.startsWith("/") ? connect(join(host, `.s.PGSQL.${port}`)) : connect({ host, port });
  const folder = await mkdtemp(join(tmpdir(), "onefold-proxy-"));
  const sockets = new Set<Socket>();
  let isCut = false;
  let cutsAt: string | null = null;

  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = upstream();
    sockets.add(near);
    near.on("close", () => {
      sockets.delete(near);
      far.end();
    });
    far.on("close", () => near.destroy());
    for (const socket of [near, far]) socket.on("error", () => undefined);
    far.on("data", (bytes) => {
      if (!near.destroyed) near.write(bytes);
    });
    near.on("data", (bytes) => {
      far.write(bytes);
      if (cutsAt === null || !bytes.includes(cutsAt)) return;
      cutsAt = null;
      cut();
    });
  });
  server.listen(join(folder, ".s.PGSQL.5432"));
  await once(server, "listening");

  const through = new URL(url);
  through.searchParams.set("host", folder);
  through.port = "5432";
  return {
    url: through.href,
    cut,
    restore: () => {
      isCut = false;
    },
    cutAtCommit: () => {
      cutsAt = "commit";
    },
    cutAt: (words) => {
      cutsAt = words;
    },
    close: async () => {
      cut();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
