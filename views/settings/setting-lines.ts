import type { SettingsView } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import type { Item } from "../look/item-rows.tsx";
import { theme } from "../look/theme.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
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
const leastCell = 12;

/** The settings as rows under their headings; where roles differ, a column a role, the chosen one in brackets. */
export const settingLines = (sheet: Sheet, language: Language): readonly Item[] => {
  const shown = rolesShown(sheet);
  return sheet.items.map((item, index) => {
    const section = sectionOf(item);
    const before = sheet.items[index - 1];
    const begins = before === undefined || sectionOf(before) !== section;
    const heading = headingLine(section, isRoleItem(item) ? shown : null, language);
    return {
      ...(begins ? { above: index === 0 ? [heading] : [[], heading] } : {}),
      lines: itemLines(item, index, shown, sheet, language),
    };
  });
};

interface ShownRole {
  readonly name: string;
  readonly isChosen: boolean;
  /** Columns of its values. */
  readonly cell: number;
}

/** As many roles as have room, the chosen one among them; wide enough for their names where all of them have. */
const rolesShown = ({ roles, role, width }: Sheet): readonly ShownRole[] => {
  const room = Math.max(1, Math.floor((width - labelWidth) / leastCell));
  const first = Math.max(0, role - room + 1);
  const shown = roles.map((name, index) => ({ name, isChosen: index === role })).slice(first, first + room);
  const cells = shown.map(({ name }) => Math.max(leastCell, displayWidth(safeLine(name)) + 3));
  const isRoomy = cells.reduce((sum, cell) => sum + cell, labelWidth) <= width;
  return shown.map((each, index) => ({ ...each, cell: isRoomy ? (cells[index] ?? leastCell) : leastCell }));
};

const headingLine = (
  section: SettingSection,
  shown: readonly ShownRole[] | null,
  { text }: Language,
): Line => [
  { text: fitText(text.settings.sections[section], labelWidth), style: theme.strong },
  {
    text:
      shown === null ? "" : shown.map(({ name, cell }) => fitText(` ${safeLine(name)}`, cell - 1)).join(" "),
    style: theme.quiet,
  },
];

const itemLines = (
  item: SettingItem,
  index: number,
  roles: readonly ShownRole[],
  { view, selected, width }: Sheet,
  language: Language,
): readonly Line[] => {
  const label = safeLine(itemLabel(item, language));
  if (!isRoleItem(item)) return wrappedLines(label, safeLine(itemValue(item, view, language)), width);
  const cells = roles.map(({ name, isChosen, cell }) => {
    const value = roleValue(item, view, name, language);
    return fitText(isChosen && index === selected ? `[${value}]` : ` ${value}`, cell);
  });
  return [[{ text: fitText(label, labelWidth - 1) }, { text: ` ${cells.join("")}` }]];
};

/** Label and value beside each other, each in as many rows as it needs: nobody else says them. */
const wrappedLines = (label: string, value: string, width: number): readonly Line[] => {
  const labels = wrapText(label, labelWidth - 1);
  const values = wrapText(value, Math.max(8, width - labelWidth - 1));
  return Array.from({ length: Math.max(labels.length, values.length) }, (_, row) => [
    { text: fitText(labels[row] ?? "", labelWidth - 1) },
    { text: `  ${values[row] ?? ""}` },
  ]);
};
