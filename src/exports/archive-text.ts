import { safeBlock, safeLine } from "../domain/safe-text.ts";
import { archiveFiles, archivePhrases } from "./archive-phrases.ts";
import { isoTime } from "./archive-times.ts";
import type { CustomerExport } from "./customer-export.ts";

/** `README.txt`: what the archive is, and what is in it, in the locale of the export. */
export async function* readmeText(source: CustomerExport): AsyncGenerator<string> {
  const phrases = archivePhrases[source.locale];
  const name = source.customer.name ?? phrases.anonymous;
  yield `${phrases.title}\n${"=".repeat(phrases.title.length)}\n\n`;
  yield `${phrases.customer}: ${safeLine(name)} (${source.customer.id})\n`;
  yield `${phrases.made(shownTime(source)(source.exportedAt), safeLine(source.exportedBy))}\n\n`;
  yield `${phrases.readMeFirst.join("\n")}\n\n`;
  for (const file of archiveFiles) yield `${file.padEnd(22)}${phrases.files[file]}\n`;
}

/**
 * `messages.txt`: every message for reading. A text stands two columns in, so none can pass for the head of
 * another message; nothing in it can reach a terminal as a control, or reorder what stands beside it.
 */
export async function* messagesText(source: CustomerExport): AsyncGenerator<string> {
  const phrases = archivePhrases[source.locale];
  const time = shownTime(source);
  let threads = 0;
  for await (const thread of source.threads()) {
    threads += 1;
    const head = `${phrases.thread(threads)} · ${phrases.channel}: ${safeLine(thread.channel)}`;
    yield `${head}\n${phrases.subject}: ${safeLine(thread.subject)}\n${"=".repeat(72)}\n\n`;
    for await (const message of source.messages(thread.id)) {
      const at = message.sentAt === null ? phrases.undated : time(message.sentAt);
      const from = message.direction === "in" ? phrases.received : phrases.sent;
      yield `${at} · ${from} · ${safeLine(message.author)}\n`;
      if (message.subject !== "") yield `${phrases.subject}: ${safeLine(message.subject)}\n`;
      yield `\n${safeBlock(message.text)
        .map((line) => (line === "" ? "\n" : `  ${line}\n`))
        .join("")}\n`;
    }
  }
  if (threads === 0) yield `${phrases.noMessages}\n`;
}

/** Times in the language and time zone of the export; as ISO 8601 when no calendar can show them. */
const shownTime = (source: CustomerExport): ((milliseconds: number) => string) => {
  const format = new Intl.DateTimeFormat(source.locale, {
    dateStyle: "long",
    timeStyle: "long",
    timeZone: source.timezone,
  });
  const { undated } = archivePhrases[source.locale];
  return (milliseconds) => (isoTime(milliseconds) === null ? undated : format.format(milliseconds));
};
