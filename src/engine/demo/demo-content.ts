import type { ImportItem, ParsedMail, ParsedMessage } from "../../channels/import-item.ts";
import { advice } from "./conversations/advice.ts";
import { complaints } from "./conversations/complaints.ts";
import { delivery } from "./conversations/delivery.ts";
import { orders } from "./conversations/orders.ts";
import { returns } from "./conversations/returns.ts";
import { together } from "./conversations/together.ts";
import { type DemoAccount, demoCards, demoPeople } from "./people.ts";
import { readScript, type ScriptLine, type ScriptThread } from "./read-script.ts";

/** What the sample desk is filled with. */
export interface DemoContent {
  /** The desk's own addresses: mail from these is outgoing. */
  readonly own: readonly string[];
  /** Oldest first. */
  readonly items: readonly DemoItem[];
  readonly conversations: readonly DemoConversation[];
}

export interface DemoItem extends ImportItem {
  /** Milliseconds before now. */
  readonly ago: number;
}

export interface DemoConversation {
  readonly subject: string;
  /** How long ago the last word was said, milliseconds. */
  readonly lastAgo: number;
}

/**
 * The sample data of Halden & Roe Outfitters, an invented mail-order shop, as items of the usual import. The same
 * for the same `now` (milliseconds since 1970); times lie minutes to weeks before it.
 */
export const demoContent = (now: number): DemoContent => {
  const threads = [orders, delivery, returns, advice, complaints, together].flatMap(readScript);
  const messages = threads.flatMap((thread, index) =>
    thread.lines.map((line, turn) => ({
      ago: line.ago,
      content: messageOf(thread, index + 1, line, turn + 1, now),
    })),
  );
  const cards = demoCards.map((card, index) => ({ ago: cardsSince - index * day, content: contactOf(card) }));
  return {
    own: [care.address],
    items: [...cards, ...messages]
      .sort((a, b) => b.ago - a.ago)
      .map((item, n) => ({ ...item, where: `demo:${n + 1}`, file: "demo", bytesRead: n + 1 })),
    conversations: threads.map(({ subject, lines }) => ({ subject, lastAgo: lines.at(-1)!.ago })),
  };
};

const day = 86_400_000;
/** The loyalty scheme began before anybody wrote. */
const cardsSince = 50 * day;

const care = { name: "Halden & Roe", address: "care@haldenroe.example" };
const tradeList = { name: "Halden & Roe trade list", address: "trade@lists.haldenroe.example" };

/** The last names of those who answer at Halden & Roe. */
const agents: Readonly<Record<string, string>> = {
  Mara: "Mara Quill",
  Tom: "Tom Ferrow",
  Aiko: "Aiko Tanabe",
  Felipe: "Felipe Arce",
};

const messageOf = (
  thread: ScriptThread,
  number: number,
  line: ScriptLine,
  turn: number,
  now: number,
): ParsedMail | ParsedMessage =>
  thread.kind === "email"
    ? mailOf(thread, number, line, turn, now)
    : {
        type: "message",
        ...givenOf(accountOf(line.person, thread.kind)),
        thread: `demo-${number}`,
        direction: line.direction,
        author: agents[line.agent] ?? "",
        sentAt: now - line.ago,
        subject: thread.subject,
        text: line.text,
        others: thread.people
          .filter((person) => person !== line.person)
          .map((person) => accountOf(person, thread.kind).handle),
        ref: `demo-${number}-${turn}`,
      };

const mailOf = (
  thread: ScriptThread,
  number: number,
  line: ScriptLine,
  turn: number,
  now: number,
): ParsedMail => {
  const account = accountOf(line.person, "email");
  const customer = { name: account.name ?? "", address: account.handle };
  const list = /^Trade list/.test(thread.subject);
  const copies = thread.people
    .filter((person) => person !== line.person && !list)
    .map((person) => accountOf(person, "email"))
    .map(({ name = "", handle }) => ({ name, address: handle }));
  const agent = { name: agents[line.agent] ?? "", address: care.address };
  return {
    type: "mail",
    channel: "email",
    from: line.direction === "in" ? customer : agent,
    to: line.direction === "in" ? [list ? tradeList : care] : [customer],
    cc: list && line.direction === "out" ? [tradeList] : copies,
    replyTo: [],
    messageId: mailId(number, turn),
    references: Array.from({ length: turn - 1 }, (_, before) => mailId(number, before + 1)),
    subject: turn === 1 ? thread.subject : `Re: ${thread.subject}`,
    sentAt: now - line.ago,
    text: line.text,
    list: list ? "trade.lists.haldenroe.example" : null,
    ref: mailId(number, turn),
  };
};

const mailId = (number: number, turn: number): string => `${number}.${turn}@mail.haldenroe.example`;

const contactOf = (account: DemoAccount): ImportItem["content"] => ({
  type: "identity",
  ...givenOf(account),
  channel: "loyalty",
  alsoEmails: [],
  alsoPhones: [],
  company: "",
  note: "",
});

const givenOf = ({ kind, handle, name = "", email = "", phone = "", uid = "" }: DemoAccount) => ({
  channel: kind as string,
  kind,
  handle,
  name,
  email,
  phone,
  uid,
});

const accountOf = (person: string, kind: DemoAccount["kind"]): DemoAccount => {
  const account = demoPeople[person]?.find((one) => one.kind === kind);
  if (account === undefined) throw new Error(`demo script: ${person} has no account of kind ${kind}`);
  return account;
};
