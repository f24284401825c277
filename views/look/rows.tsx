import { Row, type Segment } from "../screen/row.tsx";

interface RowsProps {
  /** What each row says; shorter than `height` is filled with blanks. */
  readonly lines: readonly (readonly Segment[])[];
  readonly width: number;
  readonly height: number;
}

/** Exactly `height` rows. A row keeps its slot, so only rows whose text changed render again. */
export const Rows = ({ lines, width, height }: RowsProps) => (
  <>
    {Array.from({ length: height }, (_, slot) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows are slots of the screen, not items
      <Row key={slot} width={width} segments={lines[slot] ?? blank} />
    ))}
  </>
);

const blank: readonly Segment[] = [];
