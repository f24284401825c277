import type { Exported } from "../../src/desk.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { type Dialog, topDialog } from "../navigation/state.ts";
import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";
import { reportFailure, reportOutcome } from "./report.ts";
import { closedReason, customerAtHand } from "./standing.ts";
import { typedPath } from "./typed-path.ts";

/** Asks where the export goes: an address, the agent's own unless another is typed, or a folder [D5]. */
export const customerExport: Command = {
  name: "customer.export",
  disabled: (app) => closedReason(app, customerAtHand(app), "export"),
  run: (app) => {
    const customer = customerAtHand(app);
    if (customer === null) return;
    const { navigation } = app;
    const opened = openDialog(navigation.get(), { type: "export", customer }, "exportTo");
    const isAnother = navigation.get().exportOf !== customer;
    const fields = { ...navigation.get().fields, ...opened.fields, ...(isAnother ? untyped : {}) };
    navigation.change({ ...opened, fields, exportOf: customer });
  },
};

export const exportStart: Command = {
  name: "export.start",
  disabled: ({ navigation, language }) => {
    const { fields, exporting } = navigation.get();
    const said = language.text.deciding.export;
    const dialog = topDialog(navigation.get());
    if (dialog?.type === "export" && exporting.includes(dialog.customer)) return said.underWay;
    return fields.exportTo.trim() !== "" && fields.exportOut.trim() !== "" ? said.eitherOr : null;
  },
  run: (app) => {
    const { navigation, desk, language } = app;
    const dialog = topDialog(navigation.get());
    if (dialog?.type !== "export") return;
    const { exportTo, exportOut } = navigation.get().fields;
    const { customer } = dialog;
    const said = language.text.deciding.export;
    navigation.change({
      exporting: [...navigation.get().exporting, customer],
      toast: { text: said.running, alarming: false },
    });
    desk.session
      .call("exportCustomer", { customer, to: exportTo.trim() || null, out: typedPath(exportOut) || null })
      .finally(() => {
        const exporting = navigation.get().exporting.filter((each) => each !== customer);
        navigation.change({ exporting });
      })
      .then(
        (outcome) => {
          const exported = reportOutcome(app, outcome);
          if (exported === null) return;
          const isLost = exported.failure !== null && !exported.queued;
          navigation.change({ toast: { text: exportSaid(exported, language.text), alarming: isLost } });
          // Who was refused for good may try another address.
          if (!isLost) leave(app, dialog, { exportTo, exportOut });
        },
        (error: unknown) => reportFailure(app, error),
      );
  },
};

const untyped = { exportTo: "", exportOut: "" };

/** Closes the dialog of an export that is done; who left it or typed anew meanwhile keeps keys and texts. */
const leave = ({ navigation }: AppHandle, dialog: Dialog, sent: typeof untyped): void => {
  const { dialogs, typing, fields } = navigation.get();
  const hasKeys = topDialog(navigation.get()) === dialog;
  const isTyped = fields.exportTo !== sent.exportTo || fields.exportOut !== sent.exportOut;
  navigation.change({
    dialogs: dialogs.filter((open) => open !== dialog),
    typing: hasKeys ? null : typing,
    fields: isTyped ? fields : { ...fields, ...untyped },
  });
};

const exportSaid = ({ files, mailed, queued, failure }: Exported, { deciding, mail }: Catalogue): string => {
  const said = deciding.export;
  const why = failure === null ? "" : mail[failure];
  if (files.length > 0) return said.written(files.join(", "));
  if (mailed !== null) return said.mailed(mailed);
  return queued ? said.queued(why) : said.notMailed(why);
};
