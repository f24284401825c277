import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { createSecureContext } from "node:tls";
import { safeLine } from "../../domain/safe-text.ts";
import type { Hub } from "../../hub/open-hub.ts";
import { type Command, type Context, noArguments } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { type Given, textOption } from "../given.ts";
import { openFailure } from "../open-failure.ts";

/** Where a hub listens unless told otherwise: this machine alone. */
const usualHost = "127.0.0.1";
const usualPort = 4747;

export const hub: Command = {
  name: "hub",
  arguments: noArguments,
  options: (text) => [
    { flags: "--port <n>", about: text.commands.hub.port },
    { flags: "--host <address>", about: text.commands.hub.host },
    { flags: "--tls-cert <file>", about: text.commands.hub.tlsCert },
    { flags: "--tls-key <file>", about: text.commands.hub.tlsKey },
  ],
  example: "onefold hub --data hubdir --port 4747",
  on: "nothing",
  onServer: true,
  run: async (context, given) => {
    const { hub: words, errors } = context.text;
    const port = portOf(given);
    if (port === null)
      return complain(context, errors.usage(words.wrongPort, "onefold hub"), exitCodes.usage);
    const host = textOption(given, "host") ?? usualHost;
    const tls = await tlsOf(context, given);
    return typeof tls === "number" ? tls : listen(context, host, port, tls);
  },
};

interface Tls {
  readonly cert: string;
  readonly key: string;
}

const listen = async (context: Context, host: string, port: number, tls: Tls | null): Promise<number> => {
  const { io, settings, text } = context;
  // Before anything takes its time: whoever ends it meanwhile is not to be left waiting.
  const ended = Promise.withResolvers<void>();
  const stopListening = io.onInterrupt(() => ended.resolve());
  try {
    const database = io.env.DATABASE_URL || null;
    const opened = await io.openHub(settings, { host, port, tls, database }).catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? String(error.code) : null;
      if (code === null || !/^E[A-Z]+$/.test(code)) throw error;
      return text.hub.unlistening(host, port, code);
    });
    if (typeof opened === "string") return await complain(context, opened, exitCodes.failed);
    if ("tag" in opened) {
      const { message, status } = openFailure(opened, text);
      return await complain(context, message, status);
    }
    try {
      await announce(context, opened, tls === null && !isLoopback(host));
      await ended.promise;
    } finally {
      await opened.close();
    }
    return exitCodes.done;
  } finally {
    stopListening();
  }
};

const announce = async (
  { io, print, settings, text }: Context,
  { url, hasTokens }: Hub,
  isInTheOpen: boolean,
): Promise<void> => {
  if (print.json) await print.document({ listening: url });
  // Others do not reach it by an address that stands for all of this machine's.
  else await print.lines([text.hub.listening(url.replace(/0\.0\.0\.0|\[::\]/, hostname()))]);
  const add = `onefold agent add NAME --role admin --data ${settings.dataFolder}`;
  if (!hasTokens) await io.err.write(`${safeLine(text.hub.noTokens(add))}\n`);
  if (isInTheOpen) await io.err.write(`${safeLine(text.hub.inTheOpen)}\n`);
};

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || host.startsWith("127.");

const portOf = (given: Given): number | null => {
  const text = textOption(given, "port");
  if (text === null) return usualPort;
  return /^\d{1,5}$/u.test(text) && Number(text) <= 65_535 ? Number(text) : null;
};

/** Certificate and key, null without either; an exit status when they cannot be had. */
const tlsOf = async (context: Context, given: Given): Promise<Tls | null | number> => {
  const { hub: words, errors } = context.text;
  const [certFile, keyFile] = [textOption(given, "tlsCert"), textOption(given, "tlsKey")];
  if (certFile === null && keyFile === null) return null;
  if (certFile === null || keyFile === null) {
    return complain(context, errors.usage(words.tlsTogether, "onefold hub"), exitCodes.usage);
  }
  const texts: string[] = [];
  for (const file of [certFile, keyFile]) {
    const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => error.code ?? "EIO");
    if (!text.includes("-----BEGIN")) {
      const missing = text === "ENOENT";
      const code = /^E[A-Z]+$/.test(text) ? text : "PEM";
      return complain(context, words.unreadable(file, code), missing ? exitCodes.missing : exitCodes.failed);
    }
    texts.push(text);
  }
  const [cert = "", key = ""] = texts;
  try {
    new X509Certificate(cert);
    createSecureContext({ cert, key });
    return { cert, key };
  } catch {
    return complain(context, words.badCertificate, exitCodes.failed);
  }
};

const complain = async ({ io }: Context, message: string, status: number): Promise<number> => {
  await io.err.write(`${safeLine(message)}\n`);
  return status;
};
