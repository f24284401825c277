import fc from "fast-check";
import { expect, it } from "vitest";
import {
  claimedEntry,
  isDue,
  mailIdOf,
  queuedEntry,
  recoveredEntry,
  retriedEntry,
  settledEntry,
} from "../../src/exports/outbox-entry.ts";

const minute = 60_000;
const backoff = [minute, 5 * minute];
const entry = queuedEntry(
  {
    id: "e1",
    customer: "c1",
    to: "alice@example.org",
    by: "alice",
    locale: "en",
    attachment: "customer-c1.zip",
  },
  1_000,
);
const down = { temporary: "unreachable", unclear: false, status: null } as const;

it("[D5] a new entry is due at once and claimed once", () => {
  const claimed = claimedEntry(entry, 1_000);
  expect(claimed).toMatchObject({ state: "sending", attempts: 1 });
  expect(claimedEntry(claimed!, 1_000)).toBeNull();
  expect(claimedEntry(entry, 999)).toBeNull();
});

it("[D5] a temporary failure waits longer each time, and the last wait goes on for ever", () => {
  let current = entry;
  let now = 1_000;
  const waits: number[] = [];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    current = settledEntry(claimedEntry(current, now)!, down, now, backoff);
    expect(isDue(current, current.dueAt - 1)).toBe(false);
    waits.push(current.dueAt - now);
    now = current.dueAt;
  }
  expect(waits).toEqual([minute, 5 * minute, 5 * minute, 5 * minute]);
});

it("[D5] an unclear attempt is remembered, and an attempt that a crash cut short is one", () => {
  const claimed = claimedEntry(entry, 1_000)!;
  const unclear = settledEntry(claimed, { ...down, unclear: true }, 1_000, backoff);
  expect(settledEntry(claimedEntry(unclear, unclear.dueAt)!, down, 0, backoff).unclear).toBe(true);
  expect(recoveredEntry(claimed)).toMatchObject({ state: "queued", unclear: true, attempts: 1 });
  expect(recoveredEntry(entry)).toBe(entry);
});

it("[D5] a permanent failure ends it until somebody queues it again", () => {
  const failed = settledEntry(
    claimedEntry(entry, 1_000)!,
    { permanent: "auth", status: 535 },
    1_000,
    backoff,
  );
  expect(failed).toMatchObject({ state: "failed", failure: "auth" });
  expect(isDue(failed, Number.MAX_SAFE_INTEGER)).toBe(false);
  expect(retriedEntry(failed, 9_000)).toMatchObject({ state: "queued", dueAt: 9_000 });
  expect(retriedEntry(entry, 9_000)).toBeNull();
});

it("[D5] whatever happens, what was sent is never sent again, and nothing else is given up by itself", () => {
  const results = fc.constantFrom("sent", "temporary", "crash", "permanent" as const);
  fc.assert(
    fc.property(fc.array(results, { maxLength: 20 }), (history) => {
      let current = entry;
      let sent = 0;
      for (const what of history) {
        const claimed = claimedEntry(current, current.dueAt);
        if (claimed === null) continue;
        expect(mailIdOf(claimed.id)).toBe(mailIdOf(entry.id));
        if (what === "sent") sent += 1;
        current =
          what === "crash"
            ? recoveredEntry(claimed)
            : what === "sent"
              ? settledEntry(claimed, { sent: { mailId: "" } }, current.dueAt, backoff)
              : what === "permanent"
                ? settledEntry(claimed, { permanent: "auth", status: 535 }, current.dueAt, backoff)
                : settledEntry(claimed, down, current.dueAt, backoff);
      }
      expect(sent).toBeLessThanOrEqual(1);
      const ended = history.some((what) => what === "sent" || what === "permanent");
      expect(current.state === "queued").toBe(!ended);
    }),
  );
});
