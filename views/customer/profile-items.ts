import type { CustomerView, IdentityRow, SettingsView } from "../../src/desk.ts";
import { fieldOrder, type ProfileField } from "../../src/domain/profile.ts";

/** What can be selected on the Profile tab: the fields that the role may see, then the accounts. */
export type ProfileItem =
  | { readonly type: "field"; readonly field: ProfileField }
  | { readonly type: "account"; readonly account: IdentityRow };

export const profileItems = (
  customer: CustomerView,
  settings: SettingsView | undefined,
): readonly ProfileItem[] => [
  ...fieldOrder
    .filter((field) => settings?.fields[field] !== "hidden")
    .map((field): ProfileItem => ({ type: "field", field })),
  ...customer.identities.map((account): ProfileItem => ({ type: "account", account })),
];

/** The fields that the role may edit [S5]; all until the settings are known. */
export const editableFields = (settings: SettingsView | undefined): readonly ProfileField[] =>
  fieldOrder.filter((field) => settings === undefined || settings.fields[field] === "edit");
