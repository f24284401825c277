import { hostname } from "node:os";
import { Client, type ClientBase, type ClientConfig, types } from "pg";

/** How every connection to a server is made: values arrive as PGlite gives them, and the process says who it is. */
export const serverConnection = (url: string): ClientConfig => ({
  connectionString: url,
  application_name: `onefold ${hostname()} ${process.pid}`,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  types: { getTypeParser: (oid, format) => parsers.get(oid) ?? types.getTypeParser(oid, format as "text") },
});

/**
 * What every session is set to: an acknowledgement means that it is on disk, so a commit waits for that, whatever the
 * server's habit is. Names of tables are those of `public`. A server forgets the connection of a machine that is gone
 * within two minutes, and with it what it held.
 */
export const prepareSession = async (client: ClientBase): Promise<void> => {
  // Without a listener a connection that breaks while it is in use would end the process.
  client.on("error", () => undefined);
  await client.query(`
    select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off';
    set search_path = public; set jit = off;
    set tcp_keepalives_idle = 60; set tcp_keepalives_interval = 15; set tcp_keepalives_count = 4`);
};

/** A connection by itself, open and prepared. */
export const openServerClient = async (url: string): Promise<Client> => {
  const client = new Client(serverConnection(url));
  client.on("error", () => undefined);
  try {
    await client.connect();
    await prepareSession(client);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

const wholeNumber = (text: string): number | bigint => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
};

/** bytea in hexadecimal, as every server since 9.0 sends it. */
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.slice(2), "hex"));

const { INT8, BYTEA } = types.builtins;
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [INT8, wholeNumber],
  [BYTEA, bytes],
]);
