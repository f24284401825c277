import { isPlainAddress } from "./mail-header.ts";

/** How export mails go out. Holds the password: keep it in memory, never in a file, a log or an error. */
export interface MailSettings {
  /** A plain address. */
  readonly sender: string;
  readonly transport: {
    readonly host: string;
    readonly port: number;
    /** TLS from the first byte (smtps). */
    readonly secure: boolean;
    /** Refuse to go on without STARTTLS. */
    readonly requireTLS: boolean;
    readonly auth?: { readonly user: string; readonly pass: string };
    readonly connectionTimeout: number;
    readonly greetingTimeout: number;
    readonly socketTimeout: number;
    readonly dnsTimeout: number;
    /** The library must never open files or addresses by itself. */
    readonly disableFileAccess: true;
    readonly disableUrlAccess: true;
  };
}

/** `invalid` names the setting and what is wrong with it, never its value. */
export type MailSettingsResult =
  | { readonly settings: MailSettings }
  | { readonly unset: true }
  | { readonly invalid: { readonly setting: string; readonly why: string } };

/** Milliseconds. */
export interface MailTimeouts {
  readonly connect: number;
  /** Silence of the server while something is expected of it. */
  readonly idle: number;
}
const usualTimeouts: MailTimeouts = { connect: 15_000, idle: 60_000 };

/**
 * Reads the settings: `ONEFOLD_SMTP_URL` (`smtp://` or `smtps://user:password@host:port`, in the environment alone
 * because it holds the password; empty counts as unset) and the sender, from `ONEFOLD_SMTP_SENDER` or else as
 * configured. A password is sent to another machine only over TLS.
 */
export const mailSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  configuredSender: string | null,
  timeouts: MailTimeouts = usualTimeouts,
): MailSettingsResult => {
  const text = environment.ONEFOLD_SMTP_URL ?? "";
  if (text === "") return { unset: true };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "smtp:" && url.protocol !== "smtps:") || url.hostname === "") {
    return invalid("ONEFOLD_SMTP_URL", "must be smtp://… or smtps://user:password@host:port");
  }
  if (url.search !== "" || url.hash !== "" || !/^\/?$/.test(url.pathname)) {
    return invalid("ONEFOLD_SMTP_URL", "must end after the host and the port");
  }
  const user = decoded(url.username);
  const pass = decoded(url.password);
  if (user === null || pass === null) {
    return invalid("ONEFOLD_SMTP_URL", "user and password must be percent-encoded");
  }
  const sender = environment.ONEFOLD_SMTP_SENDER || configuredSender || "";
  if (!isPlainAddress(sender)) return invalid("ONEFOLD_SMTP_SENDER", "must be one plain email address");
  const secure = url.protocol === "smtps:";
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const login = user !== "" || pass !== "";
  return {
    settings: {
      sender,
      transport: {
        host,
        port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
        secure,
        requireTLS: login && !secure && !isThisMachine(host),
        ...(login ? { auth: { user, pass } } : {}),
        connectionTimeout: timeouts.connect,
        greetingTimeout: timeouts.connect,
        socketTimeout: timeouts.idle,
        dnsTimeout: timeouts.connect,
        disableFileAccess: true,
        disableUrlAccess: true,
      },
    },
  };
};

const invalid = (setting: string, why: string): MailSettingsResult => ({ invalid: { setting, why } });

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

const isThisMachine = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
