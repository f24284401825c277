import { type Kysely, type Selectable, sql } from "kysely";
import type { WriterId } from "../src/domain/ids.ts";
import type { Operation } from "../src/operations/operation.ts";
import type { Batch } from "./batch.ts";
import { recordset } from "./bulk.ts";
import type { Database, NoticeCause, NoticeTable } from "./schema.ts";
import type { TurnedVerdict } from "./turned-verdicts.ts";
import type { RefusedOperation } from "./withdraw.ts";

const noticeColumns = {
  id: "text",
  operation: "text",
  kind: "text",
  by: "text",
  decided_at: "bigint",
  at: "bigint",
  was: "text",
  now: "text",
  refusal: "jsonb",
  cause: "jsonb",
  touched: "jsonb",
};

/** What the batch of a journal position turned. */
export interface Turns {
  readonly batch: Batch;
  readonly sequence: number;
  /** This replica's. */
  readonly writer: WriterId;
  readonly turned: readonly TurnedVerdict[];
  readonly refused: readonly RefusedOperation[];
}

/**
 * Tells the authors of decisions that came out otherwise [F12]; how many notices there are since. Not told is what an
 * author's own decision, made here, turned: its preview said so.
 */
export const writeNotices = async (db: Kysely<Database>, turns: Turns): Promise<number> => {
  const { batch, sequence, turned, refused } = turns;
  const refusals = new Map((batch.withdrawn ?? []).map(({ id, refusal }) => [id, refusal]));
  const told = [
    ...refused.map(({ operation, state, touched }) => {
      const refusal = refusals.get(operation.id) ?? null;
      return noticeOf(sequence, operation, { was: state, now: "withdrawn", refusal, cause: null, touched });
    }),
    ...turned
      .filter(({ operation }) => operation.writer === turns.writer && !isSelfMade(turns, operation))
      .map(({ operation, was, now, cause }) =>
        noticeOf(sequence, operation, {
          was: was.state,
          now: now.state,
          refusal: now.refusal,
          cause: cause === null ? null : causeRow(cause),
          touched: now.touched,
        }),
      ),
  ];
  if (told.length === 0) return 0;
  const names = sql.join(Object.keys(noticeColumns).map((name) => sql.id(name)));
  await sql`insert into notice (${names}) select ${names} from ${recordset(told, noticeColumns)}
    on conflict (id) do nothing`.execute(db);
  return told.length;
};

/** The batch is the author's own, and nothing of it comes from elsewhere. */
const isSelfMade = ({ batch, writer }: Turns, { by }: Operation): boolean =>
  (batch.withdrawn ?? []).length === 0 &&
  batch.operations.length > 0 &&
  batch.operations.every((each) => each.writer === writer && each.by === by);

const noticeOf = (
  sequence: number,
  { id, kind, by, at }: Operation,
  turn: Pick<Row, "was" | "now" | "refusal" | "cause" | "touched">,
): Row => ({
  // One a verdict and a batch, also when the batch is applied again after a crash.
  id: `${id}.${sequence}`,
  operation: id,
  kind,
  by,
  decided_at: at,
  at: Date.now(),
  ...turn,
});

type Row = Omit<Selectable<NoticeTable>, "acknowledged">;

const causeRow = ({ id, kind, by, at }: Operation): NoticeCause => ({ operation: id, kind, by, at });
