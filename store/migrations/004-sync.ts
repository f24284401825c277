import { type Kysely, sql } from "kysely";

/**
 * What hub and replicas need beside the log (design §3): how far shards are known or filled, where entries stand in
 * them, what is to be offered, and what an author is to be told. None of it holds personal data, but for the natural
 * key of a message, which goes with its texts.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  // `known` (a Yjs state vector) and `client` are a replica's; both sides count, seal and digest the ids.
  `create table shard (
     name text primary key, writer text not null, count int not null default 0,
     sealed boolean not null default false, digest bigint not null default 0, known jsonb, client bigint)`,
  // The hub's: the documents are made out of this and the log.
  `create table shard_entry (
     shard text not null, client bigint not null, clock int not null, width smallint not null, id text not null,
     primary key (shard, client, clock))`,
  "create index shard_entry_id on shard_entry (id)",
  "create table outbound (ord bigserial primary key, id text not null unique)",
  // Verdicts that turned [F12]: ids and structure, no texts and no names.
  `create table notice (
     id text primary key, operation text not null, kind text not null, by text not null,
     decided_at bigint not null, at bigint not null, was text not null, now text not null,
     refusal jsonb, cause jsonb, touched jsonb not null, acknowledged boolean not null default false)`,
  "create index notice_by on notice (by, acknowledged, at desc, id)",
  // What is left of an erased message, so that it can be passed on: without it a replica that comes later would
  // lack the thread that a case names. Null in rows that an older program made.
  `alter table tombstone
     add column thread_id text, add column identity_id text, add column conversation text,
     add column at bigint, add column writer text, add column direction text`,
  "alter table message add column natural_key text",
  // Two replicas may have read one message and put it in different threads: each of these, and only such messages.
  "create table message_copy (id text not null, thread_id text not null, primary key (id, thread_id))",
  "create index message_copy_thread on message_copy (thread_id)",
  // Threads whose identity nobody has seen yet: they have no channel.
  "create index thread_unseen on thread (identity_id) where channel = ''",
];
