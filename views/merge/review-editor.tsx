import { Box } from "ink";
import { useLanguage } from "../app/language-context.ts";
import { FieldRow } from "../dialogs/field-row.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { fitText } from "../screen/fit-text.ts";
import { Row, type Segment } from "../screen/row.tsx";
import type { Review } from "./review.ts";
import { labelWidthOf } from "./review-lines.ts";

interface ReviewEditorProps {
  readonly editing: NonNullable<Review["editing"]>;
  /** The lines above the one that is typed in. */
  readonly above: readonly (readonly Segment[])[];
  readonly below: readonly (readonly Segment[])[];
  readonly width: number;
  readonly height: number;
}

/** The review with a text field in place of the line that somebody edits. */
export const ReviewEditor = ({ editing, above, below, width, height }: ReviewEditorProps) => {
  const { text } = useLanguage();
  const labelWidth = labelWidthOf(text) + 2;
  const label = fitText(`  ${text.profile.fields[editing.field]}`, labelWidth);
  return (
    <>
      <Rows width={width} height={above.length} lines={above} />
      <Box width={width} height={1}>
        <Row width={labelWidth} segments={[{ text: label, style: theme.focused }]} />
        <FieldRow field="review" width={Math.max(3, width - labelWidth)} />
      </Box>
      <Rows width={width} height={Math.max(0, height - above.length - 1)} lines={below} />
    </>
  );
};
