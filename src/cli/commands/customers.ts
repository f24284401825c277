import type { CustomerRow } from "../../desk.ts";
import { type Command, type Context, noArguments } from "../command.ts";
import { customerDocument } from "../customer-document.ts";
import { done } from "../ending.ts";
import { countOption, textOption } from "../given.ts";
import { collect, everyRow } from "../pages.ts";

const usualLimit = 50;

export const customers: Command = {
  name: "customers",
  arguments: noArguments,
  options: (text) => [
    { flags: "--search <text>", about: text.commands.customers.search },
    { flags: "--limit <n>", about: text.commands.customers.limit },
  ],
  example: "onefold customers --search ada --limit 5",
  on: "session",
  run: async (context, given, session) => {
    const { print, text } = context;
    const limit = countOption(given, "limit", usualLimit);
    if (limit === null) return { type: "usage", message: text.errors.notNumber("--limit") };
    const search = textOption(given, "search") ?? "";
    let total = 0;
    const found = everyRow(async (window) => {
      const page = await session.call("customerSearch", { ...window, text: search });
      total = page.total;
      return page;
    }, limit);
    if (print.json) {
      for await (const row of found) {
        const view = await session.call("customer", { customer: row.id });
        if (view !== null) await print.document(await customerDocument(context, session, view));
      }
      return done;
    }
    const rows = await collect(found);
    await print.table(columnsFor(context), rows);
    if (rows.length < total) await print.lines([text.more(rows.length, total)]);
    return done;
  },
};

const columnsFor = ({ text, language }: Context) => [
  { title: text.columns.id, text: (row: CustomerRow) => row.id },
  { title: text.columns.name, text: (row: CustomerRow) => row.name ?? language.text.anonymous },
  { title: text.columns.hint, text: (row: CustomerRow) => row.hint },
  { title: text.columns.identities, text: (row: CustomerRow) => `${row.identities}`, right: true },
  { title: text.columns.threads, text: (row: CustomerRow) => `${row.threads}`, right: true },
  {
    title: text.columns.state,
    text: (row: CustomerRow) =>
      [row.locked ? text.states.locked : "", row.anonymized ? text.states.anonymized : ""]
        .filter((state) => state !== "")
        .join(", "),
  },
];
