import { type Kysely, sql } from "kysely";
import type { ChannelKind } from "../../src/domain/channel.ts";
import type { FolderRow } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";
import { hasVisible } from "./thread-rows.ts";

/** The folders of the Inbox [S2]: all, open, closed, then one a channel, by name. */
export const folders = async (
  db: Kysely<Database>,
  _args: Record<string, never> = {},
): Promise<readonly FolderRow[]> => {
  const { rows } = await sql<{ channel: string; kind: ChannelKind; open: number; closed: number }>`
    select channel, min(kind) as kind, (count(*) filter (where open))::int as open,
           (count(*) filter (where not open))::int as closed
    from thread t where ${hasVisible} group by channel order by channel collate "C"`.execute(db);
  const open = rows.reduce((sum, row) => sum + row.open, 0);
  const closed = rows.reduce((sum, row) => sum + row.closed, 0);
  return [
    { id: "all", kind: null, threads: open + closed },
    { id: "open", kind: null, threads: open },
    { id: "closed", kind: null, threads: closed },
    ...rows.map((row) => ({ id: `channel:${row.channel}`, kind: row.kind, threads: row.open + row.closed })),
  ];
};
