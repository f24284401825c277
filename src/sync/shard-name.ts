import type { WriterId } from "../domain/ids.ts";

/** A shard's name and what it says: whose it is, and what it holds. Names hold no personal data (design §3). */
export type Shard =
  | { readonly kind: "log"; readonly writer: WriterId; readonly week: string }
  | { readonly kind: "feed"; readonly writer: WriterId; readonly part: number };

/** The shard of a writer's decisions in the week of a moment (milliseconds, UTC). */
export const logShard = (writer: WriterId, now: number): string => `log/${writer}/${weekOf(now)}`;

/** The n-th shard of the facts that a writer's importers read, from 1. */
export const feedShard = (writer: WriterId, part: number): string => `feed/${writer}/${part}`;

/** What a name says; null when it names no shard. */
export const parseShard = (name: string): Shard | null => {
  const log = /^log\/(w[0-9a-z]{26})\/(\d{4}w\d{2})$/.exec(name);
  if (log) return { kind: "log", writer: log[1]!, week: log[2]! };
  const feed = /^feed\/(w[0-9a-z]{26})\/([1-9]\d{0,8})$/.exec(name);
  return feed ? { kind: "feed", writer: feed[1]!, part: Number(feed[2]) } : null;
};

/** The ISO week of a moment (milliseconds, UTC), as `2026w48`: sorts as text. */
export const weekOf = (milliseconds: number): string => {
  const day = new Date(milliseconds);
  const thursday = new Date(milliseconds);
  thursday.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  const days =
    (Date.UTC(year, thursday.getUTCMonth(), thursday.getUTCDate()) - Date.UTC(year, 0, 1)) / 86_400_000;
  return `${year}w${String(Math.floor(days / 7) + 1).padStart(2, "0")}`;
};
