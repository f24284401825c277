import { describe, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

describe.each(sizes)("a slow engine at $columns×$rows", (size) => {
  it("says that something is on its way, keeps answering keys, and shows it when it is there", async () => {
    const session = createFakeSession();
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    session.hold();
    await story.press("c");
    await story.dialog.shows("Loading…");
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("j");
    await story.list.matches(/^▶ Bruno Keller 1/);
    await story.press("c");
    session.release();
    await story.dialog.shows("(B1) Bruno Keller 1");
    story.close();
  });

  it("a search says that it is under way, also while hits of the text before still show", async () => {
    const session = createFakeSession();
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    session.hold();
    await story.press("/");
    await story.dialog.shows("Type to search customers and messages.");
    await story.type("question 29");
    await story.dialog.shows("Loading…");
    await story.dialog.hides("Type to search");
    session.release();
    await story.dialog.matches(/^▶ Chiara Rossi 29 +Question 29 about order/);
    await story.dialog.hides("Loading…");
    session.hold();
    await story.type("0");
    await story.dialog.shows("Loading…");
    await story.dialog.matches(/Question 29 about order/);
    session.release();
    await story.dialog.matches(/^▶ Chiara Rossi 290/);
    await story.dialog.hides("Loading…");
    story.close();
  });
});
