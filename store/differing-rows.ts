import { type Kysely, sql } from "kysely";
import type { FoldedGroup } from "../src/operations/folded-group.ts";
import { type BulkTable, textList } from "./bulk.ts";
import { type GroupChanges, groupChanges } from "./group-changes.ts";
import { emptySnapshot, snapshotOf } from "./group-snapshot.ts";
import type { Database } from "./schema.ts";

type Table = keyof GroupChanges["write"];

/** How the rows of a table are found by what the groups fold to, and by which column they are known. */
const keyByTable: { readonly [T in Table]: string } = {
  customer: "id",
  alias: "id",
  desk_case: "id",
  comment: "id",
  dismissal: "operation",
  identity: "id",
  operation: "id",
};

/**
 * One entry, the table's name, for every row that the fold of these groups makes and the table does not hold so.
 * Rows that no group makes are not found here.
 */
export const differingRows = async (
  db: Kysely<Database>,
  groups: readonly { readonly id: number; readonly group: FoldedGroup }[],
): Promise<readonly BulkTable[]> => {
  const changes = groups.map(({ id, group }) => {
    const operations = group.entries.flatMap((entry) =>
      entry.type === "operation" ? [entry.operation.id] : [],
    );
    return groupChanges(emptySnapshot(), snapshotOf(group.state, operations), group, id, new Set());
  });
  const differing: BulkTable[] = [];
  for (const table of Object.keys(keyByTable) as Table[]) {
    const key = keyByTable[table];
    const expected = changes.flatMap((change): readonly object[] => change.write[table]);
    if (expected.length === 0) continue;
    const keys = expected.map((row) => String(Reflect.get(row, key)));
    // Only what the fold gives: other columns are the database's own to compute.
    const columns = sql.join(Object.keys(expected[0]!).map((name) => sql.id(name)));
    const { rows } = await sql<Record<string, unknown>>`select ${columns} from ${sql.table(table)}
      where ${sql.id(key)} in (select value from ${textList(keys)})`.execute(db);
    const stored = new Map(rows.map((row) => [String(row[key]), canonical(row)]));
    for (const [index, row] of expected.entries()) {
      if (stored.get(keys[index]!) !== canonical(row)) differing.push(table);
    }
  }
  return differing;
};

/** JSON with sorted keys: a jsonb column gives them in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
