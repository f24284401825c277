import type { HistoryRow } from "../../src/desk.ts";
import type { ProfileField } from "../../src/domain/profile.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";

/** What a decision did, or which rule joined an identity on what evidence, in one harmless line [F6] [F12]. */
export const historySentence = (row: HistoryRow, { text }: Language): string => {
  const { identity = "", with: other = "", rule = "" } = row.mentions;
  if (row.kind === "identity.seen" && other !== "") {
    return safeLine(text.deciding.history.joined(identity, other, rule));
  }
  const said = text.operations[row.kind](row.mentions);
  const fields =
    row.kind === "customer.edit" ? row.fields.map((field) => fieldName(field, text)).join(", ") : "";
  return safeLine(fields === "" ? said : `${said}: ${fields}`);
};

const fieldName = (field: string, { profile }: Language["text"]): string =>
  field in profile.fields ? profile.fields[field as ProfileField] : field;
