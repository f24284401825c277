import { describe, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

describe.each(sizes)("typing at $columns×$rows", (size) => {
  it("[I4] a comment that was begun elsewhere has its own text and the cursor at its end", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "3");
    await story.dialog.matches(/^▶ open +Question 0/);
    await story.press("a");
    await story.type("on a case");
    await story.press("Left", "Left", "Left", "Left", "1");
    await story.dialog.shows("> on a 1case");
    await story.press("Esc");
    await story.footer.hides("place");
    await story.press("1", "a");
    await story.type("on a customer");
    await story.dialog.shows("> on a customer█");
    await story.press("Esc");
    await story.footer.hides("place");
    await story.press("3", "a", "2");
    await story.dialog.shows("> on a 1case2█");
    story.close();
  });

  it("a search takes Home, End, Delete and the keys of readline", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("/");
    await story.type("question 29");
    await story.press("\x1b[H", "\x1b[3~", "Q", "\x1b[F", "0");
    await story.dialog.shows("> Question 290█");
    await story.press("\x17", "\x01", "a ");
    await story.dialog.shows("> a Question");
    story.close();
  });
});
