import { isAscii } from "../domain/ascii.ts";
import type { IdentifierType } from "../domain/channel.ts";

/**
 * Whether a normalised value may never join identities by itself: nobody's (empty, noreply, placeholders, obvious
 * fakes) or everybody's (role mailboxes); spelled in any case and with any blanks. Such a value still shows and can be searched for.
 */
export const blockedValue = (type: IdentifierType | "name", value: string): boolean => {
  const spelled = isAscii(value) ? value : value.normalize("NFKC");
  const plain = spelled.replace(/\s+/g, " ").trim().toLowerCase();
  if (placeholders.has(skeleton(plain))) return true;
  if (type === "address") return blockedAddress(plain);
  if (type === "number") return blockedNumber(plain);
  return type === "name"
    ? plain.length < 2 || /^[\d\W_]+$/u.test(asciiOf(plain))
    : /^(\W|_|0)*$/u.test(asciiOf(plain));
};

const withoutAccents = (text: string): string =>
  isAscii(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "");

/** Without accents, blanks and full stops, which people leave out or put in: "N. A." is "na". */
const skeleton = (text: string): string => withoutAccents(text).replace(/[\s.]/g, "");

/** What people and programs write where they have nothing to write, in English and Spanish. */
const placeholders = new Set(
  [
    ...[
      "",
      "(none)",
      "none",
      "null",
      "nil",
      "undefined",
      "unknown",
      "(unknown)",
      "n/a",
      "na",
      "nan",
      "-",
      "?",
    ],
    ...["anonymous", "anonymous user", "guest", "visitor", "test", "user", "customer", "no name"],
    ...["000000", "0", "(no name)", "not provided", "private", "deleted", "deleted user", "[deleted]"],
    ...[
      "not available",
      "not known",
      "no data",
      "no email",
      "no phone",
      "#n/a",
      "#ref!",
      "#value!",
      "#name?",
    ],
    ...["desconocido", "desconocida", "sin datos", "sin nombre", "sin correo", "sin email", "sin teléfono"],
    ...["ninguno", "ninguna", "ningún", "nada", "no disponible", "no consta", "no aplica", "no tiene", "n/d"],
    ...["s/d", "s/n", "#n/d", "#¡ref!", "#¡valor!", "#¿nombre?", "no facilitado", "no especificado", "vacío"],
    ...["anónimo", "anónima", "usuario anónimo", "invitado", "invitada", "visitante", "usuario", "cliente"],
    ...["prueba", "privado", "eliminado", "usuario eliminado", "sin especificar"],
  ].map(skeleton),
);

const blockedAddress = (address: string): boolean => {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at).replace(/\+.*$/, "");
  const host = address.slice(at + 1);
  if (at < 1 || host === "" || /[\s<>]/.test(address)) return true;
  if (nobodysHost.test(host)) return true;
  const plain = withoutAccents(local);
  return noReply.test(plain) || fakeLocal.has(plain) || roles.has(plain) || /^bounces?[-+.=]/.test(address);
};

/** Names of machines rather than of mail domains, so people who never met share an address there. */
const nobodysHost = /^(localhost|localhost\.localdomain|\(none\)|.*\.(local|localdomain|lan))$/;

const noReply =
  /^(.*[._-])?((no|not|never|dont|do-?not|do_not)[._-]?repl(y|ies)|no[._-]?(respond(er|a|as)|contest(ar|e|es)))([._-].*)?$|^(unattended|dev-?null)$/;
const fakeLocal = new Set([
  ...["(none)", "none", "null", "nobody", "unknown", "anonymous", "test", "user"],
  ...["ninguno", "nadie", "desconocido", "anonimo", "prueba", "usuario"],
]);

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
  ...["administracion", "facturacion", "facturas", "pedidos", "clientes", "atencionalcliente", "rrhh"],
  ...["atencion", "atencion.cliente", "atencioncliente", "atencion-al-cliente", "informacion", "comercial"],
  ...["recursoshumanos", "recepcion", "reservas", "compras", "contabilidad", "secretaria", "prensa", "ayuda"],
  ...["empleo", "oficina", "notificaciones", "boletin", "privacidad"],
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
const asciiOf = (text: string): string => (isAscii(text) ? text : text.replace(/[\p{L}\p{M}]/gu, "a"));
