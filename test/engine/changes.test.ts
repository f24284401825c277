import { expect, it, vi } from "vitest";
import type { Change, Progress } from "../../src/desk.ts";
import { createChanges } from "../../src/engine/changes.ts";

it("[design §1] a change beside a job does not end the job, and tells nothing of it", async () => {
  const changes = createChanges();
  const told: Change[] = [];
  changes.subscribe((change) => told.push(change));
  const importing: Progress = { job: "import", done: 1, total: 2, label: "a.mbox" };
  changes.note(["progress"], importing);
  changes.note(["sync"]);
  await vi.waitUntil(() => told.length === 1);
  changes.note(["presence"]);
  await vi.waitUntil(() => told.length === 2);
  changes.note(["progress"]);
  await vi.waitUntil(() => told.length === 3);
  expect(told.map(({ topics, progress }) => [topics, progress])).toEqual([
    [["progress", "sync"], importing],
    [["presence"], null],
    [["progress"], null],
  ]);
});
