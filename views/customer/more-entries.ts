import type { CustomerView } from "../../src/desk.ts";
import type { Catalogue, CommandName } from "../../src/i18n/catalogue.ts";

export interface MoreEntry {
  readonly command: CommandName;
  readonly label: string;
  readonly hint: string;
}

/** The menu of More, in the order of the source texts: Export, Lock or Unlock, Anonymize [S4]. */
export const moreEntries = ({ locked }: CustomerView, { deciding }: Catalogue): readonly MoreEntry[] => {
  const { more } = deciding;
  return [
    { command: "customer.export", label: more.export, hint: more.exportHint },
    locked
      ? { command: "customer.unlock", label: more.unlock, hint: more.unlockHint }
      : { command: "customer.lock", label: more.lock, hint: more.lockHint },
    { command: "customer.anonymize", label: more.anonymize, hint: more.anonymizeHint },
  ];
};
