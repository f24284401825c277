import { sql } from "kysely";
import type { ChannelKind } from "../../src/domain/channel.ts";
import type { Direction } from "../../src/domain/facts.ts";
import type { ThreadRow } from "../../src/operations/read-model.ts";

/** The displayed name of a customer `c`: null when anonymized, for which each language has its own word [D4]. */
export const customerName = sql<string | null>`case when c.anonymized then null else c.name end`;

/**
 * Whether a thread `t` has a message that may be seen. Those of an erased identity may not, also before the erasure
 * has reached their bytes [D4]; few identities are, so the list of them is read once for all threads.
 */
export const hasVisible = sql`
  t.messages > 0 and t.identity_id not in (select erased_identity.id from identity erased_identity where erased_identity.erased)`;

/** Columns of a thread `t` with its identity `i` and its customer `c`. */
export const threadColumns = sql`
  t.id, t.identity_id, t.conversation, t.channel, t.kind, t.subject, t.messages, t.last_at, t.last_direction,
  t.open, t.case_id, c.id as customer_id, ${customerName} as customer_name`;

export interface ThreadRecord {
  readonly id: string;
  readonly identity_id: string;
  readonly conversation: string;
  readonly channel: string;
  readonly kind: ChannelKind;
  readonly subject: string;
  readonly messages: number;
  readonly last_at: number | null;
  readonly last_direction: Direction;
  readonly open: boolean;
  readonly case_id: string | null;
  readonly customer_id: string;
  readonly customer_name: string | null;
}

export const threadRow = (record: ThreadRecord): ThreadRow => ({
  id: record.id,
  customer: record.customer_id,
  identity: record.identity_id,
  customerName: record.customer_name,
  channel: record.channel,
  kind: record.kind,
  subject: record.subject,
  messages: record.messages,
  lastAt: record.last_at,
  lastDirection: record.last_direction,
  open: record.open,
  case: record.case_id,
});
