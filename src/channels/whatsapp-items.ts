import { createHash } from "node:crypto";
import { basename, dirname, resolve } from "node:path";
import { rejection } from "../domain/rejection.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import { calendarDate, createDateOrderSniffer, type DateOrder, type DateOrderSniffer } from "./date-order.ts";
import type { ImportItem, ImportOptions, ParsedMessage } from "./import-item.ts";
import type { FileItem } from "./open-import.ts";
import { isPhoneLike } from "./phone-like.ts";
import { readTextLines } from "./read-text-lines.ts";
import { type ChatLine, parseChatLine } from "./whatsapp-line.ts";

/**
 * The messages of a WhatsApp text export, of Android or iOS, in any language whose dates are written in digits.
 * Reads the file twice: all its dates tell in which order day and month stand. Times are the exporting phone's,
 * taken as this machine's local time. Lines of the chat itself (joins, changes) are rejected, since nobody wrote
 * them; "media omitted" stays, as the text of a message.
 */
export const whatsappItems = async function* (
  path: string,
  options: ImportOptions,
): AsyncGenerator<FileItem> {
  const chat = await surveyChat(path, options);
  const counts = new Map<string, number>();
  let open: { head: ChatLine; line: number; rest: string[] } | null = null;
  let bytesRead = 0;
  let strayLine = 0;

  const finish = (): FileItem | null => {
    if (open === null) return null;
    const content = messageContent(open.head, open.rest, chat, options, counts);
    return { line: open.line, bytesRead, content };
  };

  for await (const batch of readTextLines(path)) {
    for (const line of batch) {
      const head = parseChatLine(line.text);
      if (head !== null) {
        const item = finish();
        if (item !== null) yield item;
        open = { head, line: line.number, rest: [] };
      } else if (open !== null) {
        open.rest.push(line.text);
      } else if (line.text.trim() !== "" && strayLine === 0) {
        strayLine = line.number;
        const content = { type: "rejected", rejected: rejection("before-chat") } as const;
        yield { line: line.number, bytesRead: line.bytesRead, content };
      }
      bytesRead = line.bytesRead;
    }
  }
  const item = finish();
  if (item !== null) yield item;
};

interface Chat {
  readonly name: string;
  readonly orders: ReadonlyMap<string, DateOrder>;
  readonly senders: readonly string[];
  readonly others: Map<string, readonly string[]>;
}

const surveyChat = async (path: string, options: ImportOptions): Promise<Chat> => {
  const sniffers = new Map<string, DateOrderSniffer>();
  const senders = new Set<string>();
  for await (const batch of readTextLines(path)) {
    for (const { text } of batch) {
      const line = parseChatLine(text);
      if (line === null) continue;
      if (line.sender !== null && senders.size < mostSenders) senders.add(line.sender);
      const sniffer = sniffers.get(line.style) ?? createDateOrderSniffer("chat");
      sniffers.set(line.style, sniffer);
      sniffer.see({ ...line, slashes: line.style.includes("/") });
    }
  }
  const orders = new Map([...sniffers].map(([style, sniffer]) => [style, sniffer.order(options.locale)]));
  return { name: chatName(path), orders, senders: [...senders], others: new Map() };
};

/** A WhatsApp community holds at most this many. */
const mostSenders = 2000;

/**
 * iOS calls every export `_chat.txt` and names the folder (the archive) after the chat; Android the file. The number
 * that a browser or a phone puts behind a name that is taken is no part of it: it is the same chat, exported again.
 */
const chatName = (path: string): string => {
  const name = withoutCopyNumber(basename(path).replace(/\.[^.]*$/, ""));
  const chat = /^_chat$/i.test(name) ? withoutCopyNumber(basename(dirname(resolve(path)))) : name;
  return cleanLine(
    chat.replace(/^(WhatsApp Chat( with| mit| -)?|Chat de WhatsApp con|Conversa do WhatsApp com)\s+/i, ""),
  );
};

const withoutCopyNumber = (name: string): string => name.replace(/(\S)\s*\(\d{1,2}\)$/, "$1");

const messageContent = (
  head: ChatLine,
  rest: readonly string[],
  chat: Chat,
  options: ImportOptions,
  counts: Map<string, number>,
): ImportItem["content"] => {
  if (head.sender === null) return { type: "rejected", rejected: rejection("chat-line") };
  const handle = cleanLine(head.sender);
  const text = cleanText([head.text, ...rest].join("\n")).trim();
  const phone = isPhoneLike(handle) ? handle : "";
  return {
    type: "message",
    channel: options.channel,
    kind: "whatsapp",
    handle,
    name: phone === "" ? handle : "",
    email: "",
    phone,
    uid: "",
    thread: chat.name,
    direction: null,
    sentAt: sentAt(head, chat.orders.get(head.style)!),
    subject: chat.name,
    text,
    others: othersOf(chat, head.sender),
    ref: naturalKey([chat.name, head.stamp, handle, text], counts),
  } satisfies ParsedMessage;
};

/** Shared by all messages of one sender: a chat has many messages and few senders. */
const othersOf = (chat: Chat, sender: string): readonly string[] => {
  const known = chat.others.get(sender);
  if (known !== undefined) return known;
  const others = chat.senders.filter((other) => other !== sender).map(cleanLine);
  chat.others.set(sender, others);
  return others;
};

const sentAt = (head: ChatLine, order: DateOrder): number | null => {
  const date = calendarDate(head.date, order);
  if (date === null || head.hour > 24 || head.minute > 59 || head.second > 60) return null;
  return new Date(date.year, date.month - 1, date.day, head.hour, head.minute, head.second).getTime();
};

/** The same words twice within a minute are two messages, so equal ones are numbered in the order of the file. */
const naturalKey = (parts: readonly string[], counts: Map<string, number>): string => {
  const key = createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return `${key}#${count}`;
};
