import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { hintOf } from "../keys/keymap.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { sideNames } from "./describe-source.ts";
import type { Review } from "./review.ts";
import { ReviewEditor } from "./review-editor.tsx";
import { reviewLines } from "./review-lines.ts";
import { type ReviewRow, reviewRows } from "./review-rows.ts";

interface Inside {
  readonly width: number;
  readonly height: number;
}

/** The merged customer, to be reviewed and edited before it is saved [D2] [F4]. */
export const ReviewDialog = () => {
  const { text } = useLanguage();
  const review = useNavigation((navigation) => navigation.review);
  return (
    <Modal title={text.merge.title}>
      {(inside) => (review === null ? <Rows {...inside} lines={[]} /> : <Form review={review} {...inside} />)}
    </Modal>
  );
};

const footHeight = 2;

const Form = ({ review, width, height }: Inside & { review: Review }) => {
  const language = useLanguage();
  const { marker } = useGlyphs();
  const rows = reviewRows(review);
  const head = headLines(review, width, language);
  const room = Math.max(1, height - head.length - footHeight);
  const cursor = useCursor("review", {
    of: review.sides.map(({ id }) => id).join(" "),
    length: rows.length,
    height: room,
    mode: "select",
  });
  const { lines, starts } = reviewLines(review, rows, cursor.index, marker, width, language);
  const top = topOf(starts, lines.length, cursor, room);
  const row = rows[cursor.index];
  const hasMore = top + room < lines.length;
  return (
    <>
      <Rows width={width} height={head.length} lines={head} />
      {review.editing === null ? (
        <Rows width={width} height={room} lines={lines.slice(top, top + room)} />
      ) : (
        <ReviewEditor
          editing={review.editing}
          above={linesAbove(lines, starts, cursor.index, top, review.editing.index, row).slice(1 - room)}
          below={lines.slice(starts[cursor.index + 1])}
          width={width}
          height={room}
        />
      )}
      <Rows width={width} height={footHeight} lines={footLines(review, row, hasMore, width, language)} />
    </>
  );
};

/** A row may take several lines: the window shows all of the selected one. */
const topOf = (
  starts: readonly number[],
  length: number,
  cursor: { readonly top: number; readonly index: number },
  room: number,
): number => {
  const begin = starts[cursor.index] ?? 0;
  const end = starts[cursor.index + 1] ?? length;
  const wanted = Math.max(starts[cursor.top] ?? 0, end - room);
  return Math.max(0, Math.min(wanted, begin, length - room));
};

/** What stands above the field: a value that is edited gives its place to it, a new one comes below the row. */
const linesAbove = (
  lines: readonly Line[],
  starts: readonly number[],
  index: number,
  top: number,
  edited: number | null,
  row: ReviewRow | undefined,
): readonly Line[] => {
  const isBelow = edited === null && row?.type === "value";
  return lines.slice(top, isBelow ? starts[index + 1] : starts[index]);
};

type Line = readonly Segment[];

const headLines = (review: Review, width: number, { text }: Language): readonly Line[] => {
  const { identities, threads, messages } = review.preview;
  const [survivor, ...absorbed] = sideNames(review.sides, text);
  const wrapped = (sentence: string, style?: Segment["style"]): readonly Line[] =>
    wrapText(sentence, width).map((line) => [{ text: line, ...(style && { style }) }]);
  return [
    ...wrapped(text.merge.becomes(absorbed.join(", "), survivor ?? "", absorbed.length), theme.strong),
    ...wrapped(`${text.merge.moves(identities, threads, messages)} ${text.merge.beforeSave}`, theme.quiet),
    [],
  ];
};

const footLines = (
  review: Review,
  row: ReviewRow | undefined,
  hasMore: boolean,
  width: number,
  { text }: Language,
): readonly Line[] => {
  const [note, style] = footNote(review, row, hasMore, text);
  return wrapText(safeLine(note), width)
    .slice(0, footHeight)
    .map((line) => [{ text: line, style }]);
};

const footNote = (
  review: Review,
  row: ReviewRow | undefined,
  hasMore: boolean,
  { merge }: Language["text"],
): readonly [string, NonNullable<Segment["style"]>] => {
  if (review.step === "saving") return [merge.saving, theme.quiet];
  if (review.step === "leaving") {
    return [merge.leave(hintOf("review.discard"), hintOf("review.stay")), theme.warning];
  }
  if (review.fault !== null) return [merge.faults[review.fault], theme.alarm];
  if (review.editing !== null) return ["", theme.quiet];
  const more = hasMore ? merge.below(hintOf("move.bottom")) : "";
  if (row === undefined || row.type === "save" || row.type === "cancel") return [more, theme.quiet];
  const field = review.fields.find((each) => each.field === row.field);
  if (field?.editable === false) return [merge.readOnly, theme.quiet];
  const isEmptied =
    field !== undefined && field.values.length > 0 && !field.values.some(({ taken }) => taken);
  return [isEmptied ? merge.asGiven : more, theme.quiet];
};
