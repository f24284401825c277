import { useLanguage } from "../app/language-context.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { layoutOf } from "../look/layout.ts";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import type { Question } from "../navigation/question.ts";
import { useCursor } from "../navigation/use-navigation.ts";
import { wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { useScreen } from "../screen/screen.ts";
import { answersOf } from "./confirm-answers.ts";

/** What will happen, and the answers to choose from. As small as what it says. */
export const ConfirmDialog = ({ question }: { question: Question }) => {
  const { columns, rows } = useScreen();
  const { dialog } = layoutOf(columns, rows);
  const width = Math.min(dialog.width, mostWidth) - 4;
  const wrapped = question.lines.flatMap((line) => wrapText(line, width));
  const room = dialog.height - 2 - answersHeight;
  const lines = wrapped.length <= room ? wrapped : shortened(wrapped, room);
  return (
    <Modal title={question.title} size={{ width: width + 4, height: lines.length + answersHeight + 2 }}>
      {(inside) => (
        <>
          <Rows width={inside.width} height={lines.length} lines={lines.map((line) => [{ text: line }])} />
          <Answers question={question} width={inside.width} />
        </>
      )}
    </Modal>
  );
};

const mostWidth = 76;
/** An empty row, two answers. */
const answersHeight = 3;

const shortened = (lines: readonly string[], room: number): readonly string[] => [
  ...lines.slice(0, room - 1),
  "…",
];

const Answers = ({ question, width }: { question: Question; width: number }) => {
  const { text } = useLanguage();
  const { marker } = useGlyphs();
  const answers = answersOf(question, text);
  const cursor = useCursor("confirm", {
    of: question.title,
    length: answers.length,
    height: answers.length,
    mode: "select",
  });
  const lines = answers.map(({ label, isYes }, index): readonly Segment[] => {
    const isSelected = index === cursor.index;
    const style = isYes && question.irrevocable ? theme.alarm : theme.strong;
    return [{ text: isSelected ? `${marker} ` : "  " }, { text: label, ...(isSelected ? { style } : {}) }];
  });
  return <Rows width={width} height={answersHeight} lines={[[], ...lines]} />;
};
