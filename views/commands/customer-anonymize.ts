import type { IdentityRow, Preview } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { askFirst } from "./ask-first.ts";
import type { Command } from "./command.ts";
import { conversationsSaid } from "./preview-lines.ts";
import { reportFailure } from "./report.ts";
import { closedReason, customerAtHand, customerView } from "./standing.ts";
import { stays } from "./stays.ts";

/** Makes a customer Anonymous and erases its information and messages, after saying what goes [D4] [F10]. */
export const customerAnonymize: Command = {
  name: "customer.anonymize",
  disabled: (app) => closedReason(app, customerAtHand(app), "anonymize"),
  run: (app) => {
    const customer = customerAtHand(app);
    if (customer === null) return;
    const { text } = app.language;
    const { anonymize, done } = text.deciding;
    const name = safeLine(customerView(app, customer)?.name ?? text.anonymous);
    const isHere = stays(app);
    allIdentities(app, customer).then(
      (identities) =>
        askFirst(
          app,
          {
            title: anonymize.title,
            accept: anonymize.accept,
            irrevocable: true,
            done: done.anonymized,
            decision: {
              kind: "customer.anonymize",
              body: { identities: identities.map(({ id }) => id) },
              texts: null,
            },
            lines: (preview) => linesOf(app, name, preview),
          },
          isHere,
        ),
      (error: unknown) => reportFailure(app, error),
    );
  },
};

const linesOf = ({ language }: AppHandle, name: string, preview: Preview): readonly string[] => {
  const { anonymize } = language.text.deciding;
  return [
    anonymize.line(name),
    "",
    `  ${conversationsSaid(preview, language.text)}`,
    "",
    anonymize.gone,
    ...(preview.mentions > 0 ? [anonymize.mentions(preview.mentions)] : []),
  ];
};

/** An anonymize lists what the agent saw: every identity, also beyond those that the panel shows. */
const allIdentities = async (app: AppHandle, customer: CustomerId): Promise<readonly IdentityRow[]> => {
  const rows: IdentityRow[] = [];
  for (;;) {
    const page = await app.desk.session.call("identities", { customer, offset: rows.length, limit: 500 });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
};
