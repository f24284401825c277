import type { HistoryRow } from "../../desk.ts";
import type { Command, Context } from "../command.ts";
import { done } from "../ending.ts";
import { find } from "../find.ts";
import { argument, countOption } from "../given.ts";
import { isoTime } from "../iso-time.ts";
import { collect, everyRow } from "../pages.ts";

export const history: Command = {
  name: "history",
  arguments: (text) => [{ usage: "<customer>", about: text.commands.show.customer }],
  options: (text) => [{ flags: "--limit <n>", about: text.commands.history.limit }],
  example: "onefold history email:ada@example.org",
  on: "session",
  run: async (context, given, session) => {
    const { print, text } = context;
    const limit = countOption(given, "limit", Number.POSITIVE_INFINITY);
    if (limit === null) return { type: "usage", message: text.errors.notNumber("--limit") };
    const found = await find(session, "customer", argument(given, 0));
    if ("ending" in found) return found.ending;
    const rows = everyRow((window) => session.call("history", { ...window, customer: found.id }), limit);
    if (print.json) {
      for await (const row of rows) await print.document(historyDocument(context, row));
      return done;
    }
    await print.table(columnsFor(context), await collect(rows));
    return done;
  },
};

const historyDocument = (context: Context, row: HistoryRow): Record<string, unknown> => ({
  operation: row.operation,
  at: isoTime(row.at),
  by: row.by,
  kind: row.kind,
  summary: summaryOf(context, row),
  state: row.state,
  reason: context.language.became(row),
  ...(row.refusal === null ? {} : { rule: row.refusal.rule }),
  ...(row.fields.length > 0 ? { fields: row.fields } : {}),
});

/** An automatic join says its rule and its evidence [F6]; everything else its own sentence. */
const summaryOf = ({ text, language }: Context, row: HistoryRow): string => {
  const said = language.text.operations[row.kind](row.mentions);
  if (row.kind !== "identity.seen") return said;
  return `${said}. ${text.joinedBy(row.mentions.rule ?? "", row.mentions.with ?? "")}`;
};

const columnsFor = (context: Context) => {
  const { text, language } = context;
  return [
    { title: text.columns.id, text: (row: HistoryRow) => row.operation },
    { title: text.columns.when, text: (row: HistoryRow) => language.dates.full(row.at) },
    { title: text.columns.by, text: (row: HistoryRow) => row.by },
    { title: text.columns.state, text: (row: HistoryRow) => text.states[row.state] },
    {
      title: text.columns.what,
      text: (row: HistoryRow) =>
        [summaryOf(context, row), language.became(row)].filter((part) => part !== null).join(". "),
    },
  ];
};
