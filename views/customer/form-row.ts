import { safeBlock, safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { theme } from "../look/theme.ts";
import { type FormItem, faultOf, isGiven, type ProfileDraft, textOf } from "../navigation/profile-draft.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";

type Line = readonly Segment[];

export const labelWidthIn = (width: number): number => (width < 50 ? 14 : 22);

/**
 * A value of the profile form: label, the value in as many rows as it needs, and beside it what is to be known of it:
 * primary, from the channel, or what is wrong with it. The label stands where its field begins.
 */
export const formRow = (
  draft: ProfileDraft,
  item: FormItem,
  before: FormItem | undefined,
  width: number,
  { text }: Language,
): readonly Line[] => {
  const { form, save } = text.deciding;
  if (item.type === "save") {
    return [[], [{ text: draft.isSaving ? text.merge.saving : `[ ${save} ]`, style: theme.strong }]];
  }
  const labelWidth = labelWidthIn(width);
  const isContinued = before !== undefined && before.type !== "save" && before.field === item.field;
  const label = fitText(isContinued ? "" : text.profile.fields[item.field], labelWidth);
  const head = { text: label, style: theme.quiet };
  if (item.type === "add") return [[head, { text: form.add, style: theme.quiet }]];
  const value = textOf(draft, item);
  if (value === "") return [[head, { text: text.profile.unset, style: theme.quiet }]];
  const fault = faultOf(draft, item);
  const notes = [
    item.type === "value" && item.index === 0 && draft.list[item.field].length > 1 && item.field !== "tags"
      ? form.primary
      : "",
    isGiven(draft, item) ? form.given : "",
  ].filter((note) => note !== "");
  const beside: Line = [
    ...(notes.length > 0 ? [{ text: `  ${notes.join(", ")}`, style: theme.quiet }] : []),
    ...(fault === null ? [] : [{ text: `  ${form.faults[fault]}`, style: theme.alarm }]),
  ];
  const isNotes = item.type === "single" && item.field === "notes";
  const room = Math.max(8, width - labelWidth);
  const rows = (isNotes ? safeBlock(value) : [safeLine(value)]).flatMap((line) => wrapText(line, room));
  const indent = { text: " ".repeat(labelWidth) };
  const lines = rows.map((row, index): Line => [index === 0 ? head : indent, { text: row }]);
  if (beside.length === 0) return lines;
  // What is to be known of a value stands below it where there is no room beside it.
  const taken = beside.reduce(
    (sum, { text: note }) => sum + displayWidth(note),
    displayWidth(rows.at(-1) ?? ""),
  );
  if (taken > room) return [...lines, [indent, ...beside]];
  return [...lines.slice(0, -1), [...(lines.at(-1) ?? []), ...beside]];
};
