import type { ColleagueRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { theme } from "../look/theme.ts";
import { fitText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";

/** A colleague, and what they look at or type in. */
export const colleagueLine = (
  colleague: ColleagueRow,
  width: number,
  { text }: Language,
): readonly Segment[] => {
  const { presence } = text.sync;
  const { at, customer, customerName, typing } = colleague;
  const name = customer === null ? presence.unknown : safeLine(customerName ?? text.anonymous);
  const doing = at === null ? presence.idle : typing ? presence.types(name) : presence.looks(name);
  const nameWidth = Math.max(8, Math.min(20, Math.round(width * 0.25)));
  return [
    { text: fitText(safeLine(colleague.agent), nameWidth) },
    { text: ` ${doing}`, style: typing ? theme.warning : theme.quiet },
  ];
};
