import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { ChannelKind } from "../src/domain/channel.ts";
import type { AlsoGiven, Direction, MatchKey } from "../src/domain/facts.ts";
import type { Clock } from "../src/domain/order.ts";
import type { Profile } from "../src/domain/profile.ts";
import type { Refusal } from "../src/domain/refusal.ts";
import type { OperationKind } from "../src/operations/operation.ts";

/** A jsonb column: read as a value, written as JSON text (arrays would otherwise be sent as PostgreSQL arrays). */
type Json<T extends object | null> = JSONColumnType<T, string, string>;
/** jsonb of any shape. */
type AnyJson = ColumnType<unknown, string, string>;

/**
 * The tables of the store, as the migrations leave them. Clock columns (`at`, `locked_at`, `first_at` of a customer,
 * `opened_at`, `changed_at`) are Clock readings; `sent_at` and the times of a thread are milliseconds since 1970.
 */
export interface Database {
  meta: { key: string; value: AnyJson };
  operation: OperationRow;
  group_member: { key: string; group_id: number };
  customer: CustomerTable;
  alias: { id: string; identity_id: string };
  identity: IdentityTable;
  thread: ThreadTable;
  message: MessageTable;
  reference: { hash: string; conversation: string };
  message_copy: { id: string; thread_id: string };
  /** Ids of messages whose words wait to be taken out of them, some in a row; those that are gone are no harm. */
  unsearched: { ids: AnyJson };
  tombstone: TombstoneTable;
  desk_case: CaseTable;
  comment: CommentTable;
  dismissal: { a: string; b: string; operation: string };
  erasing: ErasingTable;
  shard: ShardTable;
  shard_entry: ShardEntryTable;
  outbound: OutboundTable;
  notice: NoticeTable;
}

export interface OperationRow {
  id: string;
  at: Clock;
  by: string;
  writer: string;
  kind: OperationKind;
  body: AnyJson;
  /** Null when the kind has none, or once erased. */
  texts: AnyJson | null;
  erased: boolean;
  group_id: number;
  state: "applied" | "undone" | "refused";
  refusal: Json<Refusal> | null;
  /** The operation that undid it, when `state` is undone. */
  undone_by: string | null;
  /** Ids of the identities and customers it touched or would have touched. */
  touched: Json<readonly string[]>;
}

export interface CustomerTable {
  id: string;
  /** Displayed name [I2]; empty when anonymized. */
  name: string;
  locked: boolean;
  anonymized: boolean;
  review: boolean;
  locked_by: string | null;
  locked_at: Clock | null;
  profile: Json<Profile>;
  /** `customerSearchText`: everything that the customer can be found by, the displayed name first. */
  search: string;
  /** When its oldest identity was first seen. */
  first_at: Clock;
}

export interface IdentityTable {
  id: string;
  at: Clock;
  writer: string;
  channel: string;
  kind: ChannelKind;
  keys: Json<readonly MatchKey[]>;
  handle: string;
  name: string;
  email: string;
  phone: string;
  uid: string;
  also: Json<AlsoGiven> | null;
  erased: boolean;
  group_id: number;
  customer_id: string;
  joined_rule: string | null;
  joined_with: string | null;
}

/**
 * Every thread that a message was ever said to be in, also those that have none now: a case may name it later. Without
 * messages it does not show.
 */
export interface ThreadTable {
  id: string;
  identity_id: string;
  conversation: string;
  /** Empty while nobody has seen the identity; then it counts no messages. */
  channel: string;
  kind: ChannelKind;
  subject: string;
  messages: number;
  first_at: number | null;
  last_at: number | null;
  last_direction: Direction;
  last_in_at: number | null;
  open: boolean;
  /** Its latest case. */
  case_id: string | null;
}

export interface MessageTable {
  id: string;
  thread_id: string;
  at: Clock;
  writer: string;
  direction: Direction;
  sent_at: number | null;
  author: string;
  subject: string;
  text: string;
  words: string | null;
  /** `MessageArrived.texts.key`: personal like a text, and stays on the replica that read the message. */
  natural_key: string | null;
}

/** The kept part of an erased message; all but the id are null where an older program buried it. */
export interface TombstoneTable {
  hash: string;
  thread_id: string | null;
  identity_id: string | null;
  conversation: string | null;
  at: Clock | null;
  writer: string | null;
  direction: Direction | null;
}

export interface CaseTable {
  id: string;
  thread_id: string;
  identity_id: string;
  state: "open" | "closed" | "cancelled";
  opened_at: Clock;
  opened_by: string;
  changed_at: Clock;
}

export interface CommentTable {
  id: string;
  case_id: string | null;
  customer_id: string;
  message_id: string | null;
  by: string;
  at: Clock;
  text: string;
}

/** A shard as a replica knows it, or as the hub has it (design §3). */
export interface ShardTable {
  name: string;
  writer: string;
  count: Generated<number>;
  sealed: Generated<boolean>;
  /** `idDigest` of the ids in it. */
  digest: Generated<number>;
  /** A replica's state vector: how many items it knows of each Yjs client. Null at the hub. */
  known: Json<Readonly<Record<string, number>> | null>;
  /** The Yjs client under which this replica writes to a shard of its own; null for those of others. */
  client: number | null;
}

/** Where an entry stands in a shard; the hub's. */
export interface ShardEntryTable {
  shard: string;
  client: number;
  clock: number;
  width: 1 | 2;
  id: string;
}

/** An operation or a fact that was made here and that the hub has not acknowledged; `ord` gives the order of offering. */
export interface OutboundTable {
  ord: Generated<number>;
  id: string;
}

/** A verdict that turned, for its author [F12]. Clock readings: `decided_at` and the `at` of a cause; `at` is milliseconds. */
export interface NoticeTable {
  id: string;
  operation: string;
  kind: OperationKind;
  by: string;
  decided_at: Clock;
  at: number;
  was: OperationRow["state"];
  now: OperationRow["state"] | "withdrawn";
  refusal: Json<Refusal | null>;
  cause: Json<NoticeCause | null>;
  /** As of the operation: ids of identities and customers. */
  touched: Json<readonly string[]>;
  acknowledged: Generated<boolean>;
}

export interface NoticeCause {
  readonly operation: string;
  readonly kind: OperationKind;
  readonly by: string;
  readonly at: Clock;
}

/** An identity, an operation or a message whose texts are to leave every byte kept, and what went with it. */
export interface ErasingTable {
  id: string;
  /** The journal position that asked for it. */
  sequence: number;
  messages: number;
  bytes: number;
}
