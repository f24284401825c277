import type { CustomerRow, SuggestionRow } from "../../desk.ts";
import { type Command, type Context, noArguments } from "../command.ts";
import { done } from "../ending.ts";
import { find } from "../find.ts";
import { countOption, textOption } from "../given.ts";

const usualLimit = 50;
const usualMin = 50;

export const suggestions: Command = {
  name: "suggestions",
  arguments: noArguments,
  options: (text) => [
    { flags: "--customer <customer>", about: text.commands.suggestions.customer },
    { flags: "--min <score>", about: text.commands.suggestions.min },
    { flags: "--limit <n>", about: text.commands.suggestions.limit },
  ],
  example: "onefold suggestions --customer email:ada@example.org",
  on: "session",
  run: async (context, given, session) => {
    const { print, text } = context;
    const limit = countOption(given, "limit", usualLimit);
    if (limit === null) return { type: "usage", message: text.errors.notNumber("--limit") };
    const min = countOption(given, "min", usualMin);
    if (min === null) return { type: "usage", message: text.errors.notNumber("--min") };
    const typed = textOption(given, "customer");
    const found = typed === null ? null : await find(session, "customer", typed);
    if (found !== null && "ending" in found) return found.ending;
    const customer = found === null ? {} : { customer: found.id };
    const rows = await session.call("suggestions", { ...customer, min, limit });
    if (print.json) for (const row of rows) await print.document(documentOf(row));
    else await print.table(columnsFor(context), rows);
    return done;
  },
};

const documentOf = ({ a, b, score, reasons }: SuggestionRow): Record<string, unknown> => ({
  a: a.id,
  b: b.id,
  score,
  reasons,
  names: [a.name, b.name],
  locked: a.locked || b.locked,
});

const columnsFor = (context: Context) => {
  const { text, language } = context;
  const named = ({ id, name, locked }: CustomerRow): string =>
    `${name ?? language.text.anonymous}${locked ? ` (${text.states.locked})` : ""}, ${id.slice(0, 8)}`;
  return [
    { title: text.columns.score, text: ({ score }: SuggestionRow) => `${score}`, right: true },
    { title: text.columns.customer, text: ({ a }: SuggestionRow) => named(a) },
    { title: text.columns.other, text: ({ b }: SuggestionRow) => named(b) },
    { title: text.columns.why, text: (row: SuggestionRow) => reasonsOf(context, row) },
  ];
};

/** "same email +80 (ada@example.org), different names -20 (Ada, Bob)". */
const reasonsOf = ({ text }: Context, { reasons }: SuggestionRow): string =>
  reasons
    .map(({ rule, weight, left, right }) => {
      const values = left === right ? left : `${left}, ${right}`;
      return `${text.suggestionRules[rule]} ${weight < 0 ? "-" : "+"}${Math.abs(weight)} (${values})`;
    })
    .join("; ");
