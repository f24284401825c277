import type { MessageRow, ThreadView } from "../../desk.ts";
import { type Command, type Context, noOptions } from "../command.ts";
import { done } from "../ending.ts";
import { find } from "../find.ts";
import { argument } from "../given.ts";
import { isoTime } from "../iso-time.ts";
import { collect, everyRow } from "../pages.ts";

export const thread: Command = {
  name: "thread",
  arguments: (text) => [{ usage: "<thread>", about: text.commands.thread.thread }],
  options: noOptions,
  example: "onefold thread t0k2 --json",
  on: "session",
  run: async (context, given, session) => {
    const { print } = context;
    const typed = argument(given, 0);
    const found = await find(session, "thread", typed);
    if ("ending" in found) return found.ending;
    const view = await session.call("thread", { thread: found.id });
    if (view === null) return { type: "missing", noun: "thread", text: typed };
    const messages = everyRow((window) => session.call("threadMessages", { ...window, thread: view.id }));
    if (print.json) {
      await print.document({
        ...threadDocument(view),
        messages: (await collect(messages)).map(messageDocument),
      });
      return done;
    }
    await print.lines(headLines(context, view));
    for await (const message of messages) {
      await print.lines(["", messageHead(context, message)]);
      await print.block(message.text, "  ");
    }
    return done;
  },
};

const threadDocument = (view: ThreadView): Record<string, unknown> => ({
  id: view.id,
  customer: view.customer,
  identity: view.identity,
  channel: view.channel,
  kind: view.kind,
  subject: view.subject,
  open: view.open,
  case: view.case,
  conversation: view.conversation,
  linked: view.linked.map((other) => other.id),
});

const messageDocument = (message: MessageRow): Record<string, unknown> => ({
  id: message.id,
  direction: message.direction,
  author: message.author,
  sentAt: isoTime(message.sentAt),
  text: message.text,
});

const headLines = ({ text, language }: Context, view: ThreadView): readonly string[] => [
  view.subject || language.text.noSubject,
  [
    view.customerName ?? language.text.anonymous,
    view.channel,
    view.open ? text.states.open : text.states.closed,
  ].join(", "),
  view.id,
];

const messageHead = ({ text, language }: Context, message: MessageRow): string => {
  const head = text.wrote(message.author || language.text.unknownAuthor, language.dates.full(message.sentAt));
  return message.direction === "out" ? `${head} (${text.reply})` : head;
};
