import { type Kysely, sql } from "kysely";
import type { ThreadId } from "../../src/domain/ids.ts";
import type { MessageRow, Page, Window } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";
import { messageRows } from "./message-rows.ts";

/** The messages of a thread, oldest first, undated last. */
export const threadMessages = (
  db: Kysely<Database>,
  args: Window & { readonly thread: ThreadId },
): Promise<Page<MessageRow>> => messageRows(db, args, sql`m.thread_id = ${args.thread}`);
