import type { OutboxEntry } from "../../exports/outbox-entry.ts";
import type { Engine } from "../engine.ts";

const mostNamed = 5;

/**
 * How many exports wait to be mailed, what failed for good and why, and what is wrong with the mail settings. Names
 * customers by id, and never an address or the value of a setting.
 */
export const checkOutbox = async ({ outbox, mailer }: Pick<Engine, "outbox" | "mailer">) => {
  const entries = outbox.list();
  const failed = entries.filter(({ state }) => state === "failed");
  const set = mailer.settings();
  const problems = [
    ...("invalid" in set ? [`${set.invalid.setting} ${set.invalid.why}`] : []),
    ...(failed.length > 0 ? [`export again: ${named(failed)}`] : []),
    ...(outbox.unreadable > 0 ? [`${outbox.unreadable} were unreadable and are removed`] : []),
  ];
  const counts = `${entries.length - failed.length} waiting, ${failed.length} failed`;
  const unset = "unset" in set ? ["no mail server"] : [];
  return {
    name: "outbox",
    ok: problems.length === 0,
    detail: [counts, ...unset, ...problems].join("; "),
  };
};

const named = (failed: readonly OutboxEntry[]): string => {
  const more = failed.length > mostNamed ? ` and ${failed.length - mostNamed} more` : "";
  const first = failed.slice(0, mostNamed).map(({ customer, failure }) => `${customer} (${failure})`);
  return first.join(", ") + more;
};
