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

describe.each(sizes)("[I1] the log of a customer at $columns×$rows", (size) => {
  it("scrolls through everything that happened, over all identities", async () => {
    const session = createFakeSession({
      answers: {
        customerLog: ({ offset, limit }) => ({
          rows: log.slice(offset, offset + limit),
          offset,
          total: log.length,
        }),
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
});
