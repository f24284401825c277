import { describe, it } from "vitest";
import type { LogRow } from "../../src/desk.ts";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

const log: readonly LogRow[] = Array.from({ length: 450 }, (_, n) => ({
  type: "message",
  at: null,
  thread: "t0",
  message: `m${n}`,
  channel: n % 2 === 0 ? "email" : "whatsapp",
  kind: n % 2 === 0 ? "email" : "whatsapp",
  direction: "in",
  author: "Ada",
  subject: `Entry ${n}`,
  excerpt: "words",
}));

const pageOfLog = ({ offset, limit }: { readonly offset: number; readonly limit: number }) => ({
  rows: log.slice(offset, offset + limit),
  offset,
  total: log.length,
});

describe.each(sizes)("[I1] the log of a customer at $columns×$rows", (size) => {
  it("scrolls through everything that happened, over all identities", async () => {
    const session = createFakeSession({
      answers: {
        customerLog: pageOfLog,
      },
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c");
    await story.dialog.matches(/Email +Ada +Entry 0 +words/);
    await story.press("j");
    await story.dialog.hides("Entry 0 ");
    await story.press("G");
    await story.dialog.matches(/WhatsApp +Ada +Entry 449 +words/);
    await story.press("k");
    await story.dialog.hides("Entry 449");
    await story.press("g");
    await story.dialog.matches(/Email +Ada +Entry 0 +words/);
    story.close();
  });

  it("goes back to the newest when a comment is placed", async () => {
    const session = createFakeSession({
      answers: {
        customerLog: pageOfLog,
        perform: () => ({ ok: { operation: "o9", customer: "c0", case: null, comment: "k9" } }),
      },
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c");
    await story.dialog.matches(/Email +Ada +Entry 0 +words/);
    await story.press("G");
    await story.dialog.matches(/WhatsApp +Ada +Entry 449 +words/);
    await story.press("a");
    await story.type("She calls back");
    await story.press("Enter");
    await story.screen.shows("Comment placed.");
    await story.dialog.matches(/Email +Ada +Entry 0 +words/);
    story.close();
  });

  it("shows a comment whole, and the last entry at the end of the log", async () => {
    const words = "She asked to be called back after the holidays, on the number of her office, not at home.";
    const commented = (n: number): LogRow => ({
      type: "comment",
      at: Date.UTC(2019, 2, 12),
      comment: `n${n}`,
      by: "robin",
      text: `${n}. ${words}`,
      case: null,
    });
    const session = createFakeSession({
      answers: {
        customerLog: ({ offset, limit }) => {
          const rows = [commented(0), ...log.slice(1), commented(450)];
          return { rows: rows.slice(offset, offset + limit), offset, total: rows.length };
        },
      },
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("r", "c");
    const { customer } = story.routing;
    await customer.matches(/robin commented: 0\. She/);
    await customer.matches(/not at home\.$/);
    await story.press("G");
    await customer.matches(/robin commented: 450\. She/);
    await customer.matches(/not at home\.$/);
    await story.press("k");
    await customer.hides("not at home.");
    await story.press("j");
    await customer.matches(/not at home\.$/);
    story.close();
  });
});
