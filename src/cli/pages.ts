import type { Page, Window } from "../desk.ts";

const pageSize = 500;

/** Every row of a paged query, at most `limit`, page by page. */
export async function* everyRow<Row>(
  page: (window: Window) => Promise<Page<Row>>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Row, void, void> {
  let offset = 0;
  while (offset < limit) {
    const { rows } = await page({ offset, limit: Math.min(pageSize, limit - offset) });
    yield* rows;
    if (rows.length === 0) return;
    offset += rows.length;
  }
}

/** Every row at once, for a table whose columns must align. */
export const collect = async <Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> => {
  const collected: Row[] = [];
  for await (const row of rows) collected.push(row);
  return collected;
};
