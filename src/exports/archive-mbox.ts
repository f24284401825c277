import type { CustomerExport, ExportedMessage, ExportedThread } from "./customer-export.ts";
import { addressHeader, isPlainAddress, mailHeader } from "./mail-header.ts";

/** Nobody can ever own a name under `.invalid` (RFC 2606), so no invented id or address belongs to somebody. */
export const inventedDomain = "onefold.invalid";

/**
 * `messages.mbox`: every message of every channel as a mail, in the mboxrd format (a line that starts with `From `
 * after any number of `>` gets one more `>`). Message-IDs are made of opaque ids only; a thread's messages refer
 * to one another, so that a mail program shows them as one.
 */
export async function* messagesMbox(source: CustomerExport): AsyncGenerator<string> {
  for await (const thread of source.threads()) {
    let previous: string | null = null;
    for await (const message of source.messages(thread.id)) {
      yield mboxMessage(thread, message, previous);
      previous = message.id;
    }
  }
}

const mboxMessage = (thread: ExportedThread, message: ExportedMessage, previous: string | null): string => {
  const sent = mailDate(message.sentAt);
  const body = bodyOf(message.text);
  return [
    `From MAILER-DAEMON ${asctime(sent ?? new Date(0))}\n`,
    sent === null ? "" : mailHeader("Date", sent.toUTCString().replace("GMT", "+0000")),
    ...peopleOf(thread, message),
    mailHeader("Subject", message.subject),
    `Message-ID: <${message.id}@${inventedDomain}>\n`,
    previous === null ? "" : `In-Reply-To: <${previous}@${inventedDomain}>\n`,
    `References: <${thread.id}@${inventedDomain}>\n`,
    previous === null ? "" : ` <${previous}@${inventedDomain}>\n`,
    mailHeader("X-Onefold-Channel", thread.channel),
    `MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ${body.encoding}\n\n`,
    `${body.text.replace(/^>*From /gm, ">$&")}\n\n`,
  ].join("");
};

/** Who wrote to whom. An account that is no mail address gets an invented one, by its opaque id. */
const peopleOf = (thread: ExportedThread, message: ExportedMessage): readonly string[] => {
  const theirs = isPlainAddress(thread.email)
    ? thread.email
    : isPlainAddress(thread.handle)
      ? thread.handle
      : `${thread.identity}@${inventedDomain}`;
  const ours = `desk@${inventedDomain}`;
  return message.direction === "in"
    ? [addressHeader("From", message.author, theirs), addressHeader("To", "", ours)]
    : [addressHeader("From", message.author, ours), addressHeader("To", thread.name, theirs)];
};

/**
 * Readable where RFC 5322 allows it. A text with a line of more than 998 octets or with control characters is
 * carried as base64, which also keeps escape sequences away from whoever pages through the file.
 */
const bodyOf = (text: string): { readonly encoding: "8bit" | "base64"; readonly text: string } => {
  const lines = text.toWellFormed().replace(/\r\n?/g, "\n");
  const readable =
    !/[^\P{Cc}\t\n]/u.test(lines) && lines.split("\n").every((line) => Buffer.byteLength(line) <= 997);
  if (readable) return { encoding: "8bit", text: lines };
  const encoded = Buffer.from(lines.replaceAll("\n", "\r\n")).toString("base64");
  return { encoding: "base64", text: encoded.replace(/.{76}(?=.)/g, "$&\n") };
};

/** Null where a mail can carry no date: unknown, or outside the years that RFC 5322 can write. */
const mailDate = (milliseconds: number | null): Date | null => {
  if (milliseconds === null) return null;
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return year >= 1900 && year <= 9999 ? date : null;
};

/** `Mon Nov  2 07:31:14 2026`, in UTC. */
const asctime = (date: Date): string => {
  const [weekday = "", day = "", month, year, time] = date.toUTCString().split(" ");
  return `${weekday.slice(0, 3)} ${month} ${day.replace(/^0/, " ")} ${time} ${year}`;
};
