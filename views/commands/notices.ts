import type { NoticeRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { windowOf } from "../data/use-rows.ts";
import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";
import { repeatDecision } from "./repeat-decision.ts";
import { reportFailure } from "./report.ts";

/** The keys of the notices: what came out otherwise than this agent decided it [F12]. */
export const notices: readonly Command[] = [
  {
    name: "notices.open",
    run: ({ navigation }) => navigation.change(openDialog(navigation.get(), { type: "notices" })),
  },
  {
    name: "notices.history",
    disabled: (app) => {
      const said = app.language.text.met.notices.disabled;
      const notice = selectedNotice(app);
      if (notice === null) return said.none;
      return notice.customer === null ? said.noCustomer : null;
    },
    run: (app) => {
      const { navigation } = app;
      const notice = selectedNotice(app);
      if (notice === null || notice.customer === null) return;
      // A withdrawn decision stands in no history.
      const soughtDecision = notice.now === "withdrawn" ? null : notice.operation;
      const dialog = { type: "history", customer: notice.customer } as const;
      // The History of another customer may be open below.
      const dialogs = navigation.get().dialogs.filter(({ type }) => type !== "history");
      navigation.change({ dialogs: [...dialogs, dialog], soughtDecision });
    },
  },
  {
    name: "notices.acknowledge",
    disabled: (app) => {
      const said = app.language.text.met.notices.disabled;
      const notice = selectedNotice(app);
      if (notice === null) return said.none;
      return notice.acknowledged ? said.read : null;
    },
    run: (app) => {
      const notice = selectedNotice(app);
      if (notice === null) return;
      acknowledge(app, { notices: [notice.id] });
      // It goes below those not yet read; the keys go on to the next one.
      app.navigation.move("down");
    },
  },
  {
    name: "notices.acknowledgeAll",
    disabled: (app) => {
      const hasUnread = noticesHere(app).some(({ acknowledged }) => !acknowledged);
      return hasUnread ? null : app.language.text.met.notices.disabled.allRead;
    },
    run: (app) => acknowledge(app, {}),
  },
  {
    name: "notices.repeat",
    disabled: (app) => {
      const said = app.language.text.met.notices.disabled;
      const notice = selectedNotice(app);
      if (notice === null) return said.none;
      if (notice.now === "applied") return said.counts;
      return notice.repeatable ? null : said.notRepeatable;
    },
    run: (app) => {
      const notice = selectedNotice(app);
      if (notice !== null) repeatDecision(app, notice.operation, saidOf(app, notice));
    },
  },
];

const acknowledge = (app: AppHandle, which: { notices?: readonly string[] }): void => {
  app.desk.session.call("acknowledgeNotices", which).catch((error: unknown) => reportFailure(app, error));
};

/** What would be done again, and to whom. */
const saidOf = ({ language }: AppHandle, { kind, customerName }: NoticeRow): string => {
  const said = language.text.operations[kind]({});
  return customerName === null ? said : `${said}: ${safeLine(customerName)}`;
};

const noticesHere = ({ desk }: AppHandle): readonly NoticeRow[] =>
  desk.cache.peek("notices", windowOf("notices", 0))?.rows ?? [];

const selectedNotice = (app: AppHandle): NoticeRow | null =>
  noticesHere(app)[app.navigation.cursor("notices")?.index ?? 0] ?? null;
