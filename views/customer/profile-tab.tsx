import type { CustomerView, IdentityRow, ShownValue } from "../../src/desk.ts";
import type { ProfileField } from "../../src/domain/profile.ts";
import { safeBlock, safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor } from "../navigation/use-navigation.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { accountLine } from "./account-line.ts";
import type { TabProps } from "./tab-props.ts";

/** The profile: what somebody set, and marked as such what the customer's identities give [I2]. */
export const ProfileTab = ({ customer, width, height }: TabProps) => {
  const language = useLanguage();
  const lines = [
    ...fieldOrder.flatMap((field) => fieldLines(field, customer, width, language)),
    [],
    ...accountLines(customer, width, language),
  ];
  const cursor = useCursor("customer.profile", {
    of: customer.id,
    length: lines.length,
    height,
    mode: "scroll",
  });
  return <Rows width={width} height={height} lines={lines.slice(cursor.top, cursor.top + height)} />;
};

/** The order of the source text. */
const fieldOrder = [
  "firstName",
  "lastName",
  "company",
  "gender",
  "emails",
  "mobilePhones",
  "homePhones",
  "tags",
  "notes",
] as const satisfies readonly ProfileField[];

const labelWidth = 20;
type Line = readonly Segment[];

const fieldLines = (
  field: ProfileField,
  { profile }: CustomerView,
  width: number,
  { text }: Language,
): readonly Line[] => {
  const label = fitText(text.profile.fields[field], labelWidth);
  const values = valuesOf(field, profile);
  if (values.length === 0) return [[{ text: label, style: theme.quiet }, { text: text.profile.unset }]];
  const isSeveral = values.length > 1;
  return values.flatMap((value, index) => {
    const rows = safeBlock(value.value).flatMap((line) =>
      wrapText(line, Math.max(8, width - labelWidth - 16)),
    );
    const notes = [
      isSeveral && index === 0 ? text.profile.primary : "",
      value.given ? text.profile.given : "",
    ].filter((note) => note !== "");
    return rows.map((row, at): Line => {
      const isFirst = at === 0;
      return [
        { text: isFirst && index === 0 ? label : " ".repeat(labelWidth), style: theme.quiet },
        { text: row },
        ...(isFirst && notes.length > 0 ? [{ text: `  ${notes.join(", ")}`, style: theme.quiet }] : []),
      ];
    });
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

const accountLines = (customer: CustomerView, width: number, language: Language): readonly Line[] => [
  [{ text: language.text.profile.accounts, style: theme.quiet }],
  ...customer.identities.map((identity: IdentityRow): Line => accountLine(identity, width, language)),
  ...moreLine(customer, language),
];

const moreLine = (customer: CustomerView, { text }: Language): readonly Line[] => {
  const more = customer.identityTotal - customer.identities.length;
  return more > 0 ? [[{ text: `  ${safeLine(text.identities.more(more))}`, style: theme.quiet }]] : [];
};
