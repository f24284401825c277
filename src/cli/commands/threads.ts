import type { FolderId, Session, ThreadRow } from "../../desk.ts";
import { type Command, type Context, noArguments } from "../command.ts";
import { done } from "../ending.ts";
import { find } from "../find.ts";
import { countOption, textOption } from "../given.ts";
import { isoTime } from "../iso-time.ts";
import { collect, everyRow } from "../pages.ts";

export const threads: Command = {
  name: "threads",
  arguments: noArguments,
  options: (text) => [
    { flags: "--folder <name>", about: text.commands.threads.folder },
    { flags: "--customer <customer>", about: text.commands.threads.customer },
    { flags: "--limit <n>", about: text.commands.threads.limit },
  ],
  example: "onefold threads --folder open --limit 20",
  on: "session",
  run: async (context, given, session) => {
    const { print, text, language } = context;
    const limit = countOption(given, "limit", Number.POSITIVE_INFINITY);
    if (limit === null) return { type: "usage", message: text.errors.notNumber("--limit") };
    const name = textOption(given, "folder") ?? "all";
    const folder = await folderOf(session, name);
    if (folder === null) return { type: "missing", noun: "folder", text: name };
    const typed = textOption(given, "customer");
    const customer = typed === null ? null : await find(session, "customer", typed);
    if (customer !== null && "ending" in customer) return customer.ending;
    const found = everyRow(
      (window) =>
        session.call("inboxPage", {
          ...window,
          folder,
          ...(customer === null ? {} : { customer: customer.id }),
        }),
      limit,
    );
    if (print.json) {
      for await (const row of found) {
        const { customerName, lastAt, ...rest } = row;
        await print.document({
          ...rest,
          customerName: customerName ?? language.text.anonymous,
          lastAt: isoTime(lastAt),
        });
      }
      return done;
    }
    await print.table(columnsFor(context), await collect(found));
    return done;
  },
};

/** A folder by its id, or a channel by its name; capital letters matter only where both spellings exist. */
const folderOf = async (session: Session, name: string): Promise<FolderId | null> => {
  const ids = (await session.call("folders", {})).map((folder) => folder.id);
  const wanted = [name, `channel:${name}`];
  const same = (id: string) => (text: string) => text.toLowerCase() === id.toLowerCase();
  return wanted.find((id) => ids.includes(id)) ?? ids.find((id) => wanted.some(same(id))) ?? null;
};

const columnsFor = ({ text, language }: Context) => [
  { title: text.columns.id, text: (row: ThreadRow) => row.id },
  { title: text.columns.last, text: (row: ThreadRow) => language.dates.full(row.lastAt) },
  { title: text.columns.customer, text: (row: ThreadRow) => row.customerName ?? language.text.anonymous },
  { title: text.columns.messages, text: (row: ThreadRow) => `${row.messages}`, right: true },
  {
    title: text.columns.state,
    text: (row: ThreadRow) => (row.open ? text.states.open : text.states.closed),
  },
  { title: text.columns.channel, text: (row: ThreadRow) => row.channel },
  { title: text.columns.subject, text: (row: ThreadRow) => row.subject || language.text.noSubject },
];
