import type { NoticeRow } from "../../desk.ts";
import { type Command, noArguments } from "../command.ts";
import { done } from "../ending.ts";
import { flagOption } from "../given.ts";
import { isoTime } from "../iso-time.ts";
import { collect, everyRow } from "../pages.ts";

export const notices: Command = {
  name: "notices",
  arguments: noArguments,
  options: (text) => [
    { flags: "--all", about: text.commands.notices.all },
    { flags: "--read", about: text.commands.notices.read },
  ],
  example: "onefold notices --read",
  on: "session",
  run: async ({ language, print, text }, given, session) => {
    const all = await collect(everyRow((window) => session.call("notices", window)));
    const rows = flagOption(given, "all") ? all : all.filter(({ acknowledged }) => !acknowledged);
    if (print.json) {
      for (const row of rows) await print.document({ ...documentOf(row), summary: language.notice(row) });
    } else {
      await print.table(
        [
          { title: text.columns.id, text: ({ operation }: NoticeRow) => operation },
          { title: text.columns.when, text: ({ at }: NoticeRow) => language.dates.full(at) },
          { title: text.columns.what, text: (row: NoticeRow) => language.notice(row) },
        ],
        rows,
      );
    }
    const unread = rows.filter(({ acknowledged }) => !acknowledged).map(({ id }) => id);
    if (flagOption(given, "read") && unread.length > 0) {
      await session.call("acknowledgeNotices", { notices: unread });
    }
    return done;
  },
};

const documentOf = (row: NoticeRow) => ({
  id: row.id,
  operation: row.operation,
  kind: row.kind,
  at: isoTime(row.at),
  decidedAt: isoTime(row.decidedAt),
  was: row.was,
  now: row.now,
  rule: row.refusal?.rule ?? null,
  cause: row.cause === null ? null : { ...row.cause, at: isoTime(row.cause.at) },
  customer: row.customer,
  acknowledged: row.acknowledged,
});
