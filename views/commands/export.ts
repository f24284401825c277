import type { Exported } from "../../src/desk.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import { topDialog } from "../navigation/state.ts";
import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";
import { reportFailure, reportOutcome } from "./report.ts";
import { closedReason, customerAtHand } from "./standing.ts";

/** Asks where the export goes: an address, the agent's own unless another is typed, or a folder [D5]. */
export const customerExport: Command = {
  name: "customer.export",
  disabled: (app) => closedReason(app, customerAtHand(app), "export"),
  run: (app) => {
    const customer = customerAtHand(app);
    if (customer === null) return;
    app.navigation.change(openDialog(app.navigation.get(), { type: "export", customer }, "exportTo"));
  },
};

export const exportStart: Command = {
  name: "export.start",
  disabled: ({ navigation, language }) => {
    const { exportTo, exportOut } = navigation.get().fields;
    const isBoth = exportTo.trim() !== "" && exportOut.trim() !== "";
    return isBoth ? language.text.deciding.export.eitherOr : null;
  },
  run: (app) => {
    const { navigation, desk, language } = app;
    const dialog = topDialog(navigation.get());
    if (dialog?.type !== "export") return;
    const { exportTo, exportOut } = navigation.get().fields;
    const { customer } = dialog;
    const said = language.text.deciding.export;
    navigation.change({ toast: { text: said.running, alarming: false } });
    desk.session
      .call("exportCustomer", { customer, to: exportTo.trim() || null, out: exportOut.trim() || null })
      .then(
        (outcome) => {
          const exported = reportOutcome(app, outcome);
          if (exported === null) return;
          const isLost = exported.failure !== null && !exported.queued;
          const dialogs = navigation.get().dialogs.filter(({ type }) => type !== "export");
          navigation.change({ toast: { text: exportSaid(exported, language.text), alarming: isLost } });
          // Who was refused for good may try another address.
          if (!isLost) navigation.change({ dialogs, typing: null });
        },
        (error: unknown) => reportFailure(app, error),
      );
  },
};

const exportSaid = ({ files, mailed, queued, failure }: Exported, { deciding, mail }: Catalogue): string => {
  const said = deciding.export;
  const why = failure === null ? "" : mail[failure];
  if (files.length > 0) return said.written(files.join(", "));
  if (mailed !== null) return said.mailed(mailed);
  return queued ? said.queued(why) : said.notMailed(why);
};
