import { describe, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

describe.each(sizes)("[S1] reading with the keyboard at $columns×$rows", (size) => {
  it("moves alike everywhere, goes in and comes back", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("j", "Down", "k");
    await story.list.matches(/^▶ Bruno Keller 1 /);
    await story.press("G");
    await story.list.matches(/^▶ Chiara Rossi.* Question 299/);
    await story.press("g");
    await story.list.matches(/^▶ Ada Nunez 0 /);
    await story.press("Ctrl-D");
    const half = (size.rows - 2) >> 1;
    await story.list.matches(new RegExp(`^▶ .* Question ${half} `));
    await story.press("Ctrl-U");
    await story.list.matches(/^▶ Ada Nunez 0 /);

    await story.press("Enter");
    await story.thread.shows("Line 0 of message 0 in thread 0.");
    await story.press("n");
    await story.thread.matches(/^reply: Agent/);
    await story.thread.hides("Line 0 of message 0");
    await story.press("p");
    await story.thread.shows("Line 0 of message 0 in thread 0.");
    await story.press("G");
    await story.thread.shows("Line 11 of message 2 in thread 0.");
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0 /);
    story.close();
  });

  it("Tab changes pane; a folder shows its threads only", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("Shift-Tab");
    await story.folders.matches(/^▶ All +300$/);
    await story.press("j", "j");
    await story.folders.matches(/^▶ Closed +60$/);
    await story.press("Enter");
    await story.screen.matches(/▶ Inbox \/ Closed/);
    await story.list.matches(/^▶ Bruno Keller 4 /);
    await story.press("Tab");
    await story.thread.shows("Question 4 about order 28");
    await story.press("q");
    await story.left;
  });

  it("keeps the selection on its thread when newer messages come in", async () => {
    let extra = 0;
    const session = createFakeSession({
      answers: {
        inboxPage: ({ folder, offset, limit }) => {
          const rows = Array.from({ length: 20 + extra }, (_, n) => ({
            id: `t${n - extra}`,
            customer: "c0",
            identity: "i0",
            customerName: `Person ${n - extra}`,
            channel: "email",
            kind: "email" as const,
            subject: `${folder} ${n - extra}`,
            messages: 1,
            lastAt: null,
            lastDirection: "in" as const,
            open: true,
            case: null,
          }));
          return { rows: rows.slice(offset, offset + limit), offset, total: rows.length };
        },
      },
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Person 0 /);
    await story.press("j", "j");
    await story.list.matches(/^▶ Person 2 /);
    extra = 5;
    session.change({ topics: ["threads"] });
    await story.press("k", "g");
    await story.list.matches(/^▶ Person -5 /);
    await story.press("j");
    await story.list.matches(/^▶ Person -4 /);
    extra = 6;
    session.change({ topics: ["threads"] });
    await story.list.matches(/^Person -5 /);
    await story.list.matches(/^▶ Person -4 /);
    story.close();
  });
});
