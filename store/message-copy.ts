import type { Direction, MessageArrived } from "../src/domain/facts.ts";
import type { Clock } from "../src/domain/order.ts";

/**
 * What the copies of one message come to. Two replicas may have read the same mail, with other clocks and, where they
 * knew other mails, into other threads; what it comes to is the same in whatever order the copies meet [F15].
 */
export interface MessageCopy {
  readonly id: string;
  readonly kept: KeptPart;
  /** Null once any copy lacked them. */
  readonly texts: CopyTexts | null;
  /** Every thread that a copy is in. */
  readonly threads: ReadonlySet<string>;
}

/** The structure of a message; all of it null for one that an older program buried. */
export interface KeptPart {
  readonly at: Clock | null;
  readonly thread: string | null;
  readonly identity: string | null;
  readonly conversation: string | null;
  readonly writer: string | null;
  readonly direction: Direction | null;
}

export interface CopyTexts {
  readonly sentAt: number | null;
  readonly author: string;
  readonly subject: string;
  readonly text: string;
  readonly key: string | null;
}

/** A message that arrived. `isErased`: its texts are not to be kept, whether it has them or not. */
export const copyOf = (message: MessageArrived, isErased: boolean): MessageCopy => {
  const { id, at, thread, identity, conversation, writer, direction, sentAt, texts } = message;
  return {
    id,
    kept: { at, thread, identity, conversation, writer, direction },
    texts:
      texts === null || isErased
        ? null
        : { sentAt, author: texts.author, subject: texts.subject, text: texts.text, key: texts.key ?? null },
    threads: new Set([thread]),
  };
};

/** The smaller kept part wins, by clock, then by thread; texts are gone when either copy lacks them. */
export const joinMessageCopies = (a: MessageCopy, b: MessageCopy): MessageCopy => {
  const order = compareKept(a.kept, b.kept);
  const isFirst = order < 0 || (order === 0 && textsKey(a.texts) <= textsKey(b.texts));
  const [winner, loser] = isFirst ? [a, b] : [b, a];
  return {
    id: a.id,
    kept: winner.kept,
    texts:
      winner.texts === null || loser.texts === null
        ? null
        : { ...winner.texts, key: winner.texts.key ?? loser.texts.key },
    threads: new Set([...a.threads, ...b.threads]),
  };
};

/** Whether the tables would say the same of both. */
export const isSameCopy = (a: MessageCopy, b: MessageCopy): boolean =>
  compareKept(a.kept, b.kept) === 0 &&
  (a.texts === null) === (b.texts === null) &&
  textsKey(a.texts) === textsKey(b.texts) &&
  a.texts?.key === b.texts?.key;

const compareKept = (a: KeptPart, b: KeptPart): number => {
  if (a.at !== b.at) return (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY);
  const [left, right] = [keptKey(a), keptKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};

const keptKey = ({ thread, writer, direction }: KeptPart): string =>
  JSON.stringify([thread, writer, direction]);

const textsKey = (texts: CopyTexts | null): string =>
  texts === null ? "" : JSON.stringify([texts.sentAt, texts.author, texts.subject, texts.text]);

/** Bytes of what a message says. */
export const bytesOfTexts = ({
  author,
  subject,
  text,
}: Pick<CopyTexts, "author" | "subject" | "text">): number =>
  Buffer.byteLength(author) + Buffer.byteLength(subject) + Buffer.byteLength(text);
