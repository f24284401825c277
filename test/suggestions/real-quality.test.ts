import { describe, expect, it } from "vitest";
import { suggestions } from "../../src/engine/suggestions.ts";
import { openGitIdentities, pairKey } from "./git-identities.ts";

const data = process.env.ONEFOLD_TEST_DATA ?? "";

describe.skipIf(data === "")("suggestions on real identities", () => {
  it("are right in 95 of 100 cases from the usual least score on, and find most of what is confirmed", async () => {
    const git = await openGitIdentities(data);
    const options = { limit: 500, valueLimit: 20, blocked: [], isSeen: () => true };
    const rows = await suggestions(git.db, options);
    await git.close();
    const judged = rows.filter(({ a, b }) => !git.isOpen(a.id, b.id));
    const right = judged.filter(({ a, b }) => git.confirmed.has(pairKey(a.id, b.id)));
    expect(rows).toHaveLength(500);
    expect(right.length / judged.length).toBeGreaterThan(0.95);
    expect(right.length / git.confirmed.size).toBeGreaterThan(0.7);
  });
});
