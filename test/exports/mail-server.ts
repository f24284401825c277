import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A real SMTP server on this machine. */
export interface MailServer {
  readonly port: number;
  /** Every mail that was given in full, in order, whether or not it was answered. */
  readonly received: readonly { readonly to: readonly string[]; readonly mail: Email }[];
  close(): Promise<void>;
}

/**
 * `after`: what follows the end of DATA: an answer, no answer (the connection breaks), or a reply code.
 * `recipient`: the reply code to RCPT TO. `password`: the only one it takes; without, nobody logs in.
 */
export const startMailServer = async (
  behaviour: {
    readonly port?: number;
    readonly after?: "answer" | "break" | number;
    readonly recipient?: number;
    readonly password?: string;
    readonly size?: number;
    /** Offers STARTTLS with a certificate that nobody trusts. */
    readonly selfSigned?: boolean;
  } = {},
): Promise<MailServer> => {
  const received: { to: readonly string[]; mail: Email }[] = [];
  const after = behaviour.after ?? "answer";
  const sockets = new Map<string, () => void>();
  const server = new SMTPServer({
    disabledCommands: [
      ...(behaviour.selfSigned ? [] : ["STARTTLS"]),
      ...(behaviour.password === undefined ? ["AUTH"] : []),
    ],
    allowInsecureAuth: true,
    authOptional: behaviour.password === undefined,
    ...(behaviour.size === undefined ? {} : { size: behaviour.size }),
    logger: false,
    onAuth: (login, _session, done) =>
      login.password === behaviour.password
        ? done(null, { user: login.username })
        : done(replyWith(535, `bad login ${login.username} ${login.password}`)),
    onRcptTo: (address, _session, done) =>
      behaviour.recipient === undefined
        ? done()
        : done(replyWith(behaviour.recipient, `no mailbox ${address.address}`)),
    onData: async (stream, session, done) => {
      const mail = await PostalMime.parse(await buffer(stream));
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
      if (after === "answer") return done();
      if (after === "break") return sockets.get(session.id)?.();
      done(replyWith(after, "not this mail"));
    },
  });
  server.on("error", () => undefined);
  server.onConnect = (session, done) => {
    // The session names its connection; breaking that is what a crash of the server looks like.
    for (const connection of server.connections) {
      if (connection.session.id === session.id) {
        sockets.set(session.id, () => connection.close());
      }
    }
    done();
  };
  await new Promise<void>((listening) => server.listen(behaviour.port ?? 0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  return { port, received, close: () => new Promise((closed) => server.close(() => closed())) };
};

const replyWith = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });
