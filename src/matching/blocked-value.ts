import type { IdentifierType } from "../domain/channel.ts";

/**
 * Whether a normalised value may never join identities by itself: nobody's (empty, noreply, placeholders, obvious
 * fakes) or everybody's (role mailboxes). Such a value still shows and can be searched for.
 */
export const blockedValue = (type: IdentifierType | "name", value: string): boolean => {
  if (placeholders.has(value.toLowerCase())) return true;
  if (type === "address") return blockedAddress(value);
  if (type === "number") return blockedNumber(value);
  return type === "name"
    ? value.length < 2 || /^[\d\W_]+$/u.test(asciiOf(value))
    : /^(\W|_|0)*$/u.test(asciiOf(value));
};

const placeholders = new Set([
  ...["", "(none)", "none", "null", "nil", "undefined", "unknown", "(unknown)", "n/a", "na", "nan", "-", "?"],
  ...["anonymous", "anonymous user", "guest", "visitor", "test", "user", "customer", "no name", "noname"],
  ...["000000", "0", "(no name)", "not provided", "private", "deleted", "deleted user", "[deleted]"],
]);

const blockedAddress = (address: string): boolean => {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at).replace(/\+.*$/, "");
  const host = address.slice(at + 1);
  if (at < 1 || host === "" || /[\s<>]/.test(address)) return true;
  if (nobodysHost.test(host)) return true;
  return noReply.test(local) || fakeLocal.has(local) || roles.has(local) || /^bounces?[-+.=]/.test(address);
};

/** Names of machines rather than of mail domains, so people who never met share an address there. */
const nobodysHost = /^(localhost|localhost\.localdomain|\(none\)|.*\.(local|localdomain|lan))$/;

const noReply =
  /^(.*[._-])?(no|not|never|dont|do-?not|do_not)[._-]?repl(y|ies)([._-].*)?$|^(unattended|dev-?null)$/;
const fakeLocal = new Set(["(none)", "none", "null", "nobody", "unknown", "anonymous", "test", "user"]);

/** RFC 2142 names and what help desks see besides; many people read and write from one such mailbox. */
const roles = new Set([
  ...["info", "support", "sales", "postmaster", "mailer-daemon", "webmaster", "hostmaster", "abuse", "noc"],
  ...[
    "admin",
    "administrator",
    "root",
    "office",
    "contact",
    "hello",
    "help",
    "helpdesk",
    "service",
    "services",
  ],
  ...["marketing", "billing", "accounts", "accounting", "invoices", "orders", "order", "team", "staff", "hr"],
  ...["jobs", "careers", "press", "media", "privacy", "legal", "security", "newsletter", "news", "enquiries"],
  ...["inquiries", "feedback", "customerservice", "customer-service", "reception", "web"],
  ...["usenet", "uucp", "ftp", "www", "list", "lists", "majordomo", "listserv", "notifications"],
  ...["notification", "alerts", "daemon", "cron", "ventas", "soporte", "contacto", "kontakt"],
]);

const blockedNumber = (number: string): boolean => {
  const digits = number.replace(/;ext=.*$/, "").replace(/\D/g, "");
  if (digits.length < 5 || !/^\+?\d+(;ext=\d+)?$/.test(number)) return true;
  // Seven equal digits at the end, or digits counted up or down, are somebody's placeholder.
  return (
    /(\d)\1{6}$/.test(digits) ||
    /^0+$/.test(digits) ||
    "01234567890".includes(digits) ||
    "9876543210".includes(digits)
  );
};

/** Letters outside ASCII count as letters in the patterns above. */
const asciiOf = (text: string): string => text.replace(/[\p{L}\p{M}]/gu, "a");
