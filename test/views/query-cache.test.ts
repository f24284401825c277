import { describe, expect, it } from "vitest";
import { createQueryCache } from "../../views/data/query-cache.ts";
import { createFakeSession } from "./fake-session.ts";

const settled = async () => {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
};
const open = () => {
  const session = createFakeSession({ threads: 10 });
  const errors: unknown[] = [];
  const cache = createQueryCache(session, [], (error) => errors.push(error));
  return { session, cache, errors };
};

describe("the query cache", () => {
  it("asks equal questions once", async () => {
    const { session, cache } = open();
    cache.watch("thread", { thread: "t1" }, () => {});
    cache.watch("thread", { thread: "t1" }, () => {});
    expect((await cache.ask("thread", { thread: "t1" }))?.id).toBe("t1");
    expect(session.calls).toHaveLength(1);
  });

  it("shows the stale answer until the new one is there", async () => {
    const { session, cache } = open();
    const seen: unknown[] = [];
    cache.watch("folders", {}, () => seen.push(cache.peek("folders", {})));
    await settled();
    const before = cache.peek("folders", {});
    session.hold();
    session.change({ topics: ["threads"] });
    expect(cache.peek("folders", {})).toBe(before);
    session.release();
    await settled();
    expect(seen).toHaveLength(2);
    expect(cache.peek("folders", {})).not.toBe(before);
  });

  it("asks again when a change comes while an answer is on its way", async () => {
    const { session, cache } = open();
    session.hold();
    cache.watch("folders", {}, () => {});
    session.change({ topics: ["threads"] });
    session.change({ topics: ["threads"] });
    session.release();
    await settled();
    expect(session.calls.map(({ name }) => name)).toEqual(["folders", "folders"]);
  });

  it("leaves alone what a change does not touch", async () => {
    const { session, cache } = open();
    cache.watch("threadMessages", { thread: "t1", offset: 0, limit: 20 }, () => {});
    await settled();
    session.change({ topics: ["customers"] });
    await settled();
    expect(session.calls).toHaveLength(1);
  });

  it("paints what was kept, and asks anyway", async () => {
    const session = createFakeSession({ threads: 10 });
    const kept = { name: "overview", args: {}, result: { empty: false, agent: "x", own: [] } } as const;
    const cache = createQueryCache(session, [kept], () => {});
    expect(cache.peek("overview", {})).toBe(kept.result);
    cache.watch("overview", {}, () => {});
    await settled();
    expect(cache.peek("overview", {})?.agent).toBe("Agent");
  });

  it("forgets what nobody watches, the oldest first", async () => {
    const { cache } = open();
    const stop = cache.watch("thread", { thread: "t0" }, () => {});
    for (let n = 1; n < 400; n++) await cache.ask("thread", { thread: `t${n}` });
    expect(cache.peek("thread", { thread: "t0" })).toBeDefined();
    expect(cache.peek("thread", { thread: "t1" })).toBeUndefined();
    expect(cache.peek("thread", { thread: "t399" })).toBeDefined();
    stop();
  });

  it("tells of a failure and keeps the answer it had", async () => {
    let broken = false;
    const session = createFakeSession({
      answers: {
        folders: () => {
          if (broken) throw new Error("store closed");
          return [];
        },
      },
    });
    const errors: unknown[] = [];
    const cache = createQueryCache(session, [], (error) => errors.push(error));
    cache.watch("folders", {}, () => {});
    await settled();
    broken = true;
    session.change({ topics: ["threads"] });
    await settled();
    expect(String(errors[0])).toContain("store closed");
    expect(cache.peek("folders", {})).toEqual([]);
  });

  it("says nothing more once closed", async () => {
    const { session, cache, errors } = open();
    let told = 0;
    session.hold();
    cache.watch("folders", {}, () => told++);
    cache.close();
    session.release();
    await settled();
    expect(told).toBe(0);
    expect(errors).toEqual([]);
  });
});
