import type { NoticeRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { useQuery } from "../data/use-query.ts";
import { rowsOfAll, windowOf } from "../data/use-rows.ts";
import { emptyLines } from "../look/empty.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { gutter, type Item, ItemRows } from "../look/item-rows.tsx";
import { Loading } from "../look/loading.tsx";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useFollowing } from "../navigation/use-following.ts";
import { useCursor } from "../navigation/use-navigation.ts";
import { wrapText } from "../screen/fit-text.ts";

/** Decisions of this agent that came out otherwise, each in one sentence; those not yet read first [F12]. */
export const NoticesDialog = () => {
  const { text } = useLanguage();
  return <Modal title={text.met.notices.title}>{(inside) => <Notices {...inside} />}</Modal>;
};

const Notices = ({ width, height }: { width: number; height: number }) => {
  const language = useLanguage();
  const { notice: sign } = useGlyphs();
  const page = useQuery("notices", windowOf("notices", 0));
  const rows = page?.rows ?? noNotices;
  const cursor = useCursor("notices", {
    of: "notices",
    length: rows.length,
    // All of them: the rows choose their window by the selected one.
    height: Math.max(1, rows.length),
    mode: "select",
  });
  useFollowing("notices", "notices", rowsOfAll(page?.rows), ({ id }) => id);
  if (page === undefined) return <Loading width={width} height={height} />;
  const said = language.text.met.notices;
  if (rows.length === 0)
    return <Rows width={width} height={height} lines={emptyLines(said.empty, "", width)} />;
  const items = rows.map((row) => noticeItem(row, sign, width - gutter, language));
  const older = page.total - rows.length;
  const rest = older > 0 ? [[{ text: said.more(older), style: theme.quiet }]] : [];
  return (
    <>
      <ItemRows
        items={items}
        selected={cursor.index}
        width={width}
        height={Math.max(1, height - rest.length)}
      />
      <Rows width={width} height={rest.length} lines={rest} />
    </>
  );
};

const noNotices: readonly NoticeRow[] = [];

/** The sentence, with a sign before it while it is unread, and an empty row after it. */
const noticeItem = (row: NoticeRow, sign: string, width: number, language: Language): Item => {
  const lines = wrapText(safeLine(language.notice(row)), Math.max(8, width - 2));
  const lead = { text: row.acknowledged ? "  " : `${sign} `, style: theme.warning };
  return {
    lines: [
      ...lines.map((line, index) => [
        index === 0 ? lead : { text: "  " },
        { text: line, ...(row.acknowledged ? { style: theme.quiet } : {}) },
      ]),
      [],
    ],
  };
};
