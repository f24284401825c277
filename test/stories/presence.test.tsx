import { describe, expect, it } from "vitest";
import { createFakeLine, type FakeLine } from "../views/fake-line.ts";
import { openStory, sizes } from "./story.tsx";

const atThread = (n: number, typing = false) =>
  ({ at: { thread: `t${n}` }, typing, customer: `c${n}`, customerName: `Ada Nunez ${n}` }) as const;
const atCustomer = (n: number) =>
  ({ at: { customer: `c${n}` }, customer: `c${n}`, customerName: `Ada Nunez ${n}` }) as const;

const attended = (line: FakeLine): unknown => line.calls.filter(({ name }) => name === "attend").at(-1)?.args;
const waitForAttention = async (line: FakeLine, wanted: unknown): Promise<void> => {
  await expect.poll(() => attended(line), { timeout: 10_000 }).toEqual(wanted);
};

describe.each(sizes)("colleagues who are online at $columns×$rows", (size) => {
  it("are marked in the list, and named in the header of the thread", async () => {
    const line = createFakeLine();
    const story = openStory(line, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    line.meet([{ ...atThread(0) }, { agent: "carol", ...atThread(3, true) }]);
    await story.list.matches(/^▶• *Ada Nunez 0/);
    await story.list.matches(/^… *Ada Nunez 3/);
    await story.press("Enter");
    await story.thread.shows("bob is here");
    line.meet([atThread(0, true), { agent: "carol", ...atThread(0) }]);
    await story.thread.shows("bob is typing, carol is here");
    line.meet([]);
    await story.thread.hides("bob");
    story.close();
  });

  it("are named where the customer shows, also when they look at a thread of theirs", async () => {
    const line = createFakeLine();
    const story = openStory(line, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c");
    await story.dialog.matches(/Ada Nunez 0$/);
    line.meet([atCustomer(0)]);
    await story.dialog.shows("bob is here");
    line.meet([atThread(0, true)]);
    await story.dialog.shows("bob is typing");
    line.meet([atCustomer(1)]);
    await story.dialog.hides("bob");
    story.close();
  });

  it("are listed with what they do; Enter goes there", async () => {
    const line = createFakeLine();
    const story = openStory(line, size);
    await story.footer.matches(/connected$/);
    line.meet([{ ...atThread(4, true) }, { agent: "carol" }]);
    await story.press("C");
    await story.dialog.matches(/^▶ bob +is typing at Ada Nunez 4$/);
    await story.dialog.matches(/^carol +looks at nothing in particular$/);
    await story.press("Enter");
    await story.thread.matches(/Question 4 about order/);
    story.close();
  });

  it("do not show while presence is off, and nothing is told to them", async () => {
    const line = createFakeLine({ presence: false });
    const story = openStory(line, size);
    line.meet([atThread(0)]);
    await story.footer.matches(/connected$/);
    await story.press("Enter");
    await story.thread.matches(/Ada Nunez 0/);
    expect(await story.screen.has(/bob/)).toBe(false);
    expect(line.calls.filter(({ name }) => name === "attend" || name === "colleagues")).toEqual([]);
    story.close();
  });
});

describe("what the others are told", () => {
  it("is the thread where the selection rests, the customer that shows, and that somebody types", async () => {
    const line = createFakeLine();
    const story = openStory(line, { columns: 120, rows: 40 });
    await story.list.matches(/^▶ Ada Nunez 0/);
    await waitForAttention(line, { at: { thread: "t0" }, typing: false });
    // At once, as a held key on a slow line: a busy machine could rest between three single ones.
    await story.press("jjj");
    await waitForAttention(line, { at: { thread: "t3" }, typing: false });
    const threads = line.calls
      .filter(({ name }) => name === "attend")
      .map(({ args }) => JSON.stringify(args));
    expect(threads.some((told) => told.includes("t1") || told.includes("t2"))).toBe(false);
    await story.press("c");
    await waitForAttention(line, { at: { customer: "c3" }, typing: false });
    await story.press("a");
    await waitForAttention(line, { at: { customer: "c3" }, typing: true });
    await story.press("Esc", "Esc");
    await waitForAttention(line, { at: { thread: "t3" }, typing: false });
    story.close();
  });

  it("is told anew once the line is back", async () => {
    const line = createFakeLine({ state: "offline", reason: "unreachable" });
    const story = openStory(line, { columns: 120, rows: 40 });
    await story.footer.matches(/offline/);
    await story.list.matches(/^▶ Ada Nunez 0/);
    expect(attended(line)).toBeUndefined();
    line.sync({ state: "connected" });
    await waitForAttention(line, { at: { thread: "t0" }, typing: false });
    story.close();
  });
});
