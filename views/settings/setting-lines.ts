import type { SettingsView } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import type { Item } from "../look/item-rows.tsx";
import { theme } from "../look/theme.ts";
import { fitText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { isRoleItem, type SettingItem, type SettingSection, sectionOf } from "./setting-items.ts";
import { itemLabel, itemValue, roleValue } from "./setting-words.ts";

interface Sheet {
  readonly view: SettingsView;
  readonly items: readonly SettingItem[];
  readonly roles: readonly string[];
  /** The index of the role that changes are for. */
  readonly role: number;
  /** The index of the selected row. */
  readonly selected: number;
  readonly width: number;
}

type Line = readonly Segment[];

const labelWidth = 28;
const cellWidth = 12;

/** The settings as rows under their headings; where roles differ, a column a role, the chosen one in brackets. */
export const settingLines = (sheet: Sheet, language: Language): readonly Item[] => {
  const shown = rolesShown(sheet);
  return sheet.items.map((item, index) => {
    const section = sectionOf(item);
    const before = sheet.items[index - 1];
    const begins = before === undefined || sectionOf(before) !== section;
    const heading = headingLine(section, isRoleItem(item) ? shown : [], language);
    return {
      ...(begins ? { above: index === 0 ? [heading] : [[], heading] } : {}),
      lines: [itemLine(item, index, shown, sheet, language)],
    };
  });
};

interface ShownRole {
  readonly name: string;
  readonly isChosen: boolean;
}

/** As many roles as have room, the chosen one among them. */
const rolesShown = ({ roles, role, width }: Sheet): readonly ShownRole[] => {
  const room = Math.max(1, Math.floor((width - labelWidth) / cellWidth));
  const first = Math.max(0, role - room + 1);
  return roles.map((name, index) => ({ name, isChosen: index === role })).slice(first, first + room);
};

const headingLine = (section: SettingSection, roles: readonly ShownRole[], { text }: Language): Line => [
  { text: fitText(text.settings.sections[section], labelWidth), style: theme.strong },
  {
    text: roles.map(({ name }) => fitText(` ${safeLine(name)}`, cellWidth - 1)).join(" "),
    style: theme.quiet,
  },
];

const itemLine = (
  item: SettingItem,
  index: number,
  roles: readonly ShownRole[],
  { view, selected }: Sheet,
  language: Language,
): Line => {
  const label = { text: fitText(safeLine(itemLabel(item, language)), labelWidth - 1) };
  if (!isRoleItem(item)) return [label, { text: `  ${safeLine(itemValue(item, view, language))}` }];
  const cells = roles.map(({ name, isChosen }) => {
    const value = roleValue(item, view, name, language);
    return fitText(isChosen && index === selected ? `[${value}]` : ` ${value}`, cellWidth);
  });
  return [label, { text: ` ${cells.join("")}` }];
};
