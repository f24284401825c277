import type { CaseRow } from "../../desk.ts";
import { type Command, noArguments } from "../command.ts";
import { done } from "../ending.ts";
import { find } from "../find.ts";
import { textOption } from "../given.ts";
import { isoTime } from "../iso-time.ts";
import { collect, everyRow } from "../pages.ts";

export const cases: Command = {
  name: "cases",
  arguments: noArguments,
  options: (text) => [{ flags: "--customer <customer>", about: text.commands.threads.customer }],
  example: "onefold cases --customer email:ada@example.org",
  on: "session",
  run: async ({ print, text, language }, given, session) => {
    const typed = textOption(given, "customer");
    const customer = typed === null ? null : await find(session, "customer", typed);
    if (customer !== null && "ending" in customer) return customer.ending;
    const found = everyRow((window) =>
      session.call("customerCases", {
        ...window,
        ...(customer === null ? {} : { customer: customer.id }),
      }),
    );
    if (print.json) {
      for await (const row of found) await print.document({ ...row, openedAt: isoTime(row.openedAt) });
      return done;
    }
    await print.table(
      [
        { title: text.columns.id, text: (row: CaseRow) => row.id },
        { title: text.columns.when, text: (row: CaseRow) => language.dates.full(row.openedAt) },
        { title: text.columns.by, text: (row: CaseRow) => row.openedBy },
        { title: text.columns.state, text: (row: CaseRow) => text.states[row.state] },
        { title: text.columns.comments, text: (row: CaseRow) => `${row.comments}`, right: true },
        {
          title: text.columns.subject,
          text: (row: CaseRow) => row.subject || language.text.noSubject,
        },
      ],
      await collect(found),
    );
    return done;
  },
};
