import { type Kysely, sql } from "kysely";

/**
 * The first schema. Runs on PGlite and PostgreSQL alike. `customer_id` stands on identities only, so a merge
 * moves identities and nothing else; threads belong to identities, messages to threads (design §4).
 * No id holds personal data, so rows can be erased without touching what refers to them.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  "create extension if not exists pg_trgm",
  // Facts of the replica itself: schema of the fold, journal position that is applied, counters.
  "create table meta (key text primary key, value jsonb not null)",
  // The log [F12]. Verdict columns are the fold's and are rewritten when a refold turns them.
  `create table operation (
     id text primary key, at bigint not null, by text not null, writer text not null, kind text not null,
     body jsonb not null, texts jsonb, erased boolean not null default false,
     group_id bigint not null, state text not null, refusal jsonb, undone_by text, touched jsonb not null)`,
  "create index operation_group on operation (group_id, at, id)",
  "create index operation_by on operation (by, at)",
  // Which refold group a key (customer, identity, operation, case, hash of a match key …) belongs to [F2].
  "create table group_member (key text primary key, group_id bigint not null)",
  "create index group_member_group on group_member (group_id)",
  "create sequence group_number",
  `create table customer (
     id text primary key, name text not null, locked boolean not null, anonymized boolean not null,
     review boolean not null, locked_by text, locked_at bigint,
     profile jsonb not null, search text not null, first_at bigint not null)`,
  "create index customer_search on customer using gin (search gin_trgm_ops)",
  // `search` begins with the displayed name: the list by name, and names that begin with what was typed.
  `create index customer_name on customer (anonymized, (left(search, 64) collate "C"), id)`,
  // Ids that once named a customer, and the identity that they follow [F3].
  "create table alias (id text primary key, identity_id text not null)",
  "create index alias_identity on alias (identity_id)",
  `create table identity (
     id text primary key, at bigint not null, writer text not null, channel text not null, kind text not null,
     keys jsonb not null, handle text not null, name text not null, email text not null, phone text not null,
     uid text not null, also jsonb, erased boolean not null default false,
     group_id bigint not null, customer_id text not null, joined_rule text, joined_with text)`,
  "create index identity_erased on identity (id) where erased",
  "create index identity_group on identity (group_id)",
  "create index identity_customer on identity (customer_id, at, id)",
  "create index identity_handle on identity (lower(handle) text_pattern_ops)",
  `create table thread (
     id text primary key, identity_id text not null, conversation text not null, channel text not null,
     kind text not null, subject text not null, messages int not null, first_at bigint, last_at bigint,
     last_direction text not null, last_in_at bigint, open boolean not null, case_id text)`,
  "create index thread_inbox on thread ((coalesce(last_at, -1)) desc, id)",
  "create index thread_channel on thread (channel, (coalesce(last_at, -1)) desc, id)",
  "create index thread_open on thread (open, (coalesce(last_at, -1)) desc, id)",
  "create index thread_identity on thread (identity_id)",
  "create index thread_conversation on thread (conversation)",
  `create table message (
     id text primary key, thread_id text not null, at bigint not null, writer text not null,
     direction text not null, sent_at bigint, author text not null, subject text not null, text text not null,
     words tsvector)`,
  "create index message_thread on message (thread_id, (coalesce(sent_at, 9223372036854775807)), id)",
  "create index message_sent on message ((coalesce(sent_at, -1)) desc, id)",
  "create index message_unsearched on message (id) where words is null",
  // New words wait in a list for `settleSearch`: merging them in small parts takes twice as long.
  "create index message_words on message using gin (words) with (gin_pending_list_limit = 32768)",
  // Keyed hashes of Message-IDs, of subjects of conversations, and of erased messages [F10].
  "create table reference (hash text primary key, conversation text not null)",
  "create table tombstone (hash text primary key)",
  `create table desk_case (
     id text primary key, thread_id text not null, identity_id text not null, state text not null,
     opened_at bigint not null, opened_by text not null, changed_at bigint not null)`,
  "create index desk_case_identity on desk_case (identity_id)",
  "create index desk_case_thread on desk_case (thread_id)",
  `create table comment (
     id text primary key, case_id text, customer_id text not null, message_id text, by text not null,
     at bigint not null, text text not null)`,
  "create index comment_case on comment (case_id, at, id)",
  "create index comment_customer on comment (customer_id, at, id)",
  "create table dismissal (a text not null, b text not null, operation text primary key)",
  "create index dismissal_pair on dismissal (a, b)",
];
