import type { CaseRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { useRows } from "../data/use-rows.ts";
import { emptyLines } from "../look/empty.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useFollowing } from "../navigation/use-following.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { fitText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { CaseContent } from "./case-content.tsx";
import type { TabProps } from "./tab-props.ts";

const mostRows = 8;

/** The customer's cases; below, the chosen one's messages and comments, and the comment field [I3]. */
export const CasesTab = ({ customer, width, height }: TabProps) => {
  const language = useLanguage();
  const { text } = language;
  const { marker } = useGlyphs();
  const at = useNavigation((navigation) => navigation.cursors["customer.cases"]);
  const near = at?.of === customer.id ? at.top : 0;
  const cases = useRows("customerCases", { customer: customer.id }, near, near + mostRows);
  const room = Math.max(1, Math.min(mostRows, height >> 2, cases.total ?? 1));
  const cursor = useCursor("customer.cases", {
    of: customer.id,
    length: cases.total ?? 0,
    height: room,
    mode: "select",
  });
  useFollowing("customer.cases", customer.id, cases, idOf);
  const inside = useNavigation(({ insideCase }) => insideCase);
  const chosen = cases.at(inside === null ? cursor.index : (cases.indexOf(({ id }) => id === inside) ?? -1));
  if (cases.total === 0) {
    const lines = emptyLines(text.cases.empty, text.cases.emptyHint, width);
    return <Rows width={width} height={height} lines={lines} />;
  }
  const lines = Array.from({ length: room }, (_, slot) => cases.at(cursor.top + slot)).map((row, slot) =>
    row === undefined
      ? []
      : caseLine(row, cursor.top + slot === cursor.index ? marker : " ", width, language),
  );
  return (
    <>
      <Rows width={width} height={room} lines={lines} />
      {chosen === undefined ? (
        <Rows width={width} height={height - room} lines={[]} />
      ) : (
        <CaseContent chosen={chosen} width={width} height={Math.max(1, height - room)} />
      )}
    </>
  );
};

const idOf = ({ id }: CaseRow): string => id;

const caseLine = (row: CaseRow, marker: string, width: number, { text, dates }: Language): Line => {
  const state = fitText(text.cases.states[row.state], 10);
  // A narrow panel tells the comments by their sign.
  const isNarrow = width < 60;
  const commentsWidth = isNarrow ? 3 : 14;
  const said = isNarrow ? `+${row.comments}` : text.cases.comments(row.comments);
  const comments = fitText(row.comments === 0 ? "" : said, commentsWidth, "right");
  const date = fitText(dates.short(row.openedAt, Date.now()), dates.shortWidth, "right");
  const room = Math.max(8, width - 10 - commentsWidth - dates.shortWidth - 5);
  return [
    { text: `${marker} ${state} ${fitText(safeLine(row.subject) || text.noSubject, room)} ` },
    { text: `${comments} ${date}`, style: theme.quiet },
  ];
};

type Line = readonly Segment[];
