import { type Kysely, sql } from "kysely";
import type { Direction } from "../../src/domain/facts.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import type { MessageRow, Page, Window } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";
import { messageRows } from "./message-rows.ts";

/** The messages of the thread that a case tracks, oldest first: agent replies, customer messages, or both [I3]. */
export const caseMessages = (
  db: Kysely<Database>,
  args: Window & { readonly case: CaseId; readonly direction: Direction | "both" },
): Promise<Page<MessageRow>> =>
  messageRows(
    db,
    args,
    sql`m.thread_id = (select thread_id from desk_case where id = ${args.case})
        and ${args.direction === "both" ? sql`true` : sql`m.direction = ${args.direction}`}`,
  );
