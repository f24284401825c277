import { describe, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

describe.each(sizes)("[S2] searching at $columns×$rows", (size) => {
  it("finds customers and messages while typing, and opens a message where it stands", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("/");
    await story.dialog.shows("Type to search customers and messages.");
    await story.type("question 29");
    await story.dialog.matches(/^▶ Chiara Rossi 29 +Question 29 about order/);
    await story.press("Down");
    await story.dialog.matches(/^▶ Chiara Rossi 290 /);
    await story.press("Enter");
    await story.thread.shows("Question 290 about order 2030");
    await story.footer.matches(/Esc back/);
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0/);
    story.close();
  });

  it("opens a customer that was found", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("/");
    await story.type("bruno keller 1");
    await story.dialog.matches(/^▶ Bruno Keller 1 +person1@example.com/);
    await story.press("Enter");
    await story.dialog.shows("(B1) Bruno Keller 1");
    story.close();
  });

  it("Enter before the results takes the first of them", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("/");
    await story.type("chiara rossi 2");
    await story.press("Enter");
    await story.dialog.shows("(C2) Chiara Rossi 2");
    story.close();
  });

  it("says when nothing is found, and what to try", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("/");
    await story.type("zzz");
    await story.dialog.showsInOrder(
      "Nothing found for “zzz”.",
      "Try the beginning of a name, an address or a word.",
    );
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0/);
    story.close();
  });
});
