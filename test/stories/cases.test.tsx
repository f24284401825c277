import { describe, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

describe.each(sizes)("[I3] the cases of a customer at $columns×$rows", (size) => {
  it("shows agent replies first; v cycles customer messages and both; comments stand below", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "3");
    await story.dialog.matches(/^▶ open +Question 0 +1 comment +2019$/);
    await story.dialog.matches(/^Messages +Showing: agent replies · opened by Agent/);
    await story.dialog.shows("Line 0 of message 1 in thread 0.");
    await story.dialog.hides("of message 0");

    await story.press("v");
    await story.dialog.matches(/^Messages +Showing: customer messages · opened by Agent/);
    await story.dialog.shows("Line 0 of message 0 in thread 0.");
    await story.press("v");
    await story.dialog.matches(/^Messages +Showing: both · opened by Agent/);
    await story.press("v");
    await story.dialog.matches(/^Messages +Showing: agent replies · opened by Agent/);

    // Enter goes into the messages, which then scroll down to the comments; Esc comes back to the cases.
    await story.press("Enter");
    await story.footer.matches(/^Enter comment/);
    await story.press("G");
    await story.dialog.selects("Called back, all well.");
    await story.press("Esc");
    await story.dialog.matches(/^▶ open +Question 0/);
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0/);
    story.close();
  });
});
