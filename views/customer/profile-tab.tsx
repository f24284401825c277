import type { CustomerView, ShownValue } from "../../src/desk.ts";
import type { ProfileField } from "../../src/domain/profile.ts";
import { safeBlock, safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { useQuery } from "../data/use-query.ts";
import { gutter, type Item, ItemRows } from "../look/item-rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor } from "../navigation/use-navigation.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { accountLines } from "./account-line.ts";
import { type ProfileItem, profileItems } from "./profile-items.ts";
import type { TabProps } from "./tab-props.ts";

/**
 * The profile: what somebody set, and marked as such what the customer's identities give; then the accounts, of
 * which the selected one can be separated [I2] [D3].
 */
export const ProfileTab = ({ customer, width, height }: TabProps) => {
  const language = useLanguage();
  const settings = useQuery("settings", {});
  const items = profileItems(customer, settings);
  const cursor = useCursor("customer.profile", {
    of: customer.id,
    length: items.length,
    height: items.length,
    mode: "select",
  });
  const shown = items.map((item, index) =>
    itemOf(
      item,
      items[index - 1]?.type !== item.type,
      customer,
      item.type === "field" && settings?.fields[item.field] === "see",
      width - gutter,
      language,
    ),
  );
  return <ItemRows items={shown} selected={cursor.index} width={width} height={height} />;
};

type Line = readonly Segment[];

const itemOf = (
  item: ProfileItem,
  isFirst: boolean,
  customer: CustomerView,
  isReadOnly: boolean,
  width: number,
  language: Language,
): Item => {
  if (item.type === "field") return { lines: fieldLines(item.field, customer, isReadOnly, width, language) };
  const lines = accountLines(item.account, width + gutter, language, "");
  const heading = { text: language.text.profile.accounts, style: theme.quiet };
  const isLast = item.account === customer.identities.at(-1);
  return {
    ...(isFirst ? { above: [[], [heading]] } : {}),
    lines: [...lines, ...(isLast ? moreLine(customer, language) : [])],
  };
};

/** In a narrow panel the labels take no more than the longest of them needs. */
const labelWidthOf = (width: number, { text }: Language): number =>
  width < 44 ? 1 + Math.max(...Object.values(text.profile.fields).map(displayWidth)) : 20;

const fieldLines = (
  field: ProfileField,
  { profile }: CustomerView,
  isReadOnly: boolean,
  width: number,
  language: Language,
): readonly Line[] => {
  const { text } = language;
  const labelWidth = labelWidthOf(width, language);
  const label = fitText(text.profile.fields[field], labelWidth - 1);
  const values = valuesOf(field, profile);
  const readOnly = isReadOnly ? text.settings.readOnly : "";
  if (values.length === 0) {
    const unset = { text: text.profile.unset };
    const beside = readOnly === "" ? [] : [{ text: `  ${readOnly}`, style: theme.quiet }];
    return [[{ text: `${label} `, style: theme.quiet }, unset, ...beside]];
  }
  const isSeveral = values.length > 1;
  return values.flatMap((value, index) => {
    const notes = [
      isSeveral && index === 0 ? text.profile.primary : "",
      value.given ? text.profile.given : "",
      index === 0 ? readOnly : "",
    ].filter((note) => note !== "");
    const room = Math.max(8, width - labelWidth);
    const rows = safeBlock(value.value).flatMap((line) => wrapText(line, room));
    const beside: Segment = { text: `  ${notes.join(", ")}`, style: theme.quiet };
    // In a narrow panel what is to be known of a value stands below it.
    const fits = displayWidth(rows[0] ?? "") + displayWidth(beside.text) <= room;
    const lines = rows.map((row, at): Line => {
      const isFirst = at === 0;
      return [
        { text: isFirst && index === 0 ? `${label} ` : " ".repeat(labelWidth), style: theme.quiet },
        { text: row },
        ...(isFirst && fits && notes.length > 0 ? [beside] : []),
      ];
    });
    return fits || notes.length === 0 ? lines : [...lines, [{ text: " ".repeat(labelWidth) }, beside]];
  });
};

const valuesOf = (field: ProfileField, profile: CustomerView["profile"]): readonly ShownValue[] => {
  if (field === "tags") {
    const tags = profile.list.tags.map(({ value }) => value).join(", ");
    return tags === "" ? [] : [{ value: tags, given: false }];
  }
  if (field in profile.list) return profile.list[field as keyof typeof profile.list];
  const value = profile.single[field as keyof typeof profile.single];
  return value === null || value === undefined ? [] : [value];
};

const moreLine = (customer: CustomerView, { text }: Language): readonly Line[] => {
  const more = customer.identityTotal - customer.identities.length;
  return more > 0 ? [[{ text: safeLine(text.identities.more(more)), style: theme.quiet }]] : [];
};
