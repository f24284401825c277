import { useLanguage } from "../app/language-context.ts";
import { useLatest } from "../data/use-latest.ts";
import { useQuery } from "../data/use-query.ts";
import { useSettled } from "../data/use-settled.ts";
import { emptyLines } from "../look/empty.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Loading } from "../look/loading.tsx";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import type { Segment } from "../screen/row.tsx";
import { FieldRow } from "./field-row.tsx";
import { hitLines } from "./hit-lines.ts";
import { searchArgs, searchHits } from "./search-hits.ts";

/** Find as you type, over customers and messages. */
export const SearchDialog = () => {
  const { text } = useLanguage();
  return (
    <Modal title={text.search.title}>
      {({ width, height }) => (
        <>
          <FieldRow field="search" width={width} />
          <Hits width={Math.min(width, mostWidth)} height={Math.max(1, Math.min(height - 2, mostRows))} />
        </>
      )}
    </Modal>
  );
};

/** Results that follow each typed character must stay cheap on a thin line: 1,500 bytes for all of them. */
const mostRows = 15;
const mostWidth = 86;

const Hits = ({ width, height }: { width: number; height: number }) => {
  const language = useLanguage();
  const { text } = language;
  const glyphs = useGlyphs();
  const typed = useNavigation(({ fields }) => fields.search.trim());
  const wanted = useSettled(typed);
  const { of, ...found } = useHits(wanted);
  const { hits } = found;
  const cursor = useCursor("search", { of, length: hits.length, height: height - 2, mode: "select" });
  const shown = (): readonly (readonly Segment[])[] => {
    if (wanted === "") return emptyLines(text.search.hint, "", width);
    if (of === "") return [];
    if (hits.length === 0) return emptyLines(text.search.none(of), text.search.noneHint, width);
    const { lines, selectedLine } = hitLines(found, cursor.index, width, language, glyphs);
    // Headings stand between the rows, so the window follows the line of the selection.
    const top = Math.max(0, Math.min(cursor.top, lines.length - height), selectedLine - height + 1);
    return lines.slice(top, top + height);
  };
  return (
    <>
      {of === wanted ? <Rows width={width} height={1} lines={[]} /> : <Loading width={width} height={1} />}
      <Rows width={width} height={height} lines={shown()} />
    </>
  );
};

/** The hits of the settled text; those before it stay until both answers are here. */
const useHits = (wanted: string) => {
  const args = searchArgs(wanted);
  const asks = wanted !== "";
  const customers = useQuery("customerSearch", asks ? args.customers : null);
  const messages = useQuery("messageSearch", asks ? args.messages : null);
  const isComplete = !asks || (customers !== undefined && messages !== undefined);
  const latest = useLatest(isComplete ? { ...searchHits(customers, messages), of: wanted } : undefined);
  return latest ?? { ...searchHits(undefined, undefined), of: "" };
};
