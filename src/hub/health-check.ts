import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import type { Engine } from "../engine/engine.ts";

/** Milliseconds within which the database has to answer. */
const patience = 2_000;
/** Milliseconds for which an answer holds. */
const holds = 1_000;

/**
 * Whether the hub can work: its database answers, and is its own. Anybody may ask, as often as they like, so the
 * database is asked at most once a second, and not again while it has not answered.
 */
export const createHealthCheck = ({
  db,
  isDatabaseLost,
}: Pick<Engine, "db" | "isDatabaseLost">): (() => Promise<boolean>) => {
  let asked: Promise<boolean> | null = null;
  let answer = Promise.resolve(false);
  let answeredAt = Number.NEGATIVE_INFINITY;

  const ask = (): Promise<boolean> => {
    asked ??= sql`select 1`
      .execute(db)
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asked = null;
      });
    return Promise.race([asked, setTimeout(patience, false, { ref: false })]);
  };

  return async () => {
    if (isDatabaseLost()) return false;
    const now = performance.now();
    if (now - answeredAt >= holds) {
      answeredAt = now;
      answer = ask();
    }
    return answer;
  };
};
