import { describe, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

describe.each(sizes)("an empty desk at $columns×$rows", (size) => {
  it("one key fills it with sample data and shows the Inbox", async () => {
    const story = openStory(createFakeSession({ empty: true }), size);
    await story.screen.shows("This desk is empty. How would you like to begin?");
    await story.screen.matches(/^d +Look around with sample data$/);
    await story.press("d");
    await story.list.matches(/^▶ Ada Nunez 0/);
    story.close();
  });

  it("imports from a path, and says what came of it", async () => {
    const story = openStory(createFakeSession({ empty: true }), size);
    await story.screen.shows("This desk is empty. How would you like to begin?");
    await story.press("i");
    await story.dialog.shows("Enter starts the import. Reading a file twice adds nothing.");
    await story.press("Enter");
    await story.screen.shows("Start the import: no path was typed");
    await story.type("~/mail/box.mbox");
    await story.press("Tab");
    await story.type("me@example.com");
    await story.dialog.matches(/^> me@example\.com/);
    await story.press("Enter");
    await story.dialog.shows("2 items imported, 0 already here, 1 rejected.");
    await story.dialog.shows("box:12  no mail: none of the headers of one");
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0/);
    story.close();
  });

  it("shows how far an import is, also when its dialog was closed", async () => {
    const session = createFakeSession({ empty: true });
    const story = openStory(session, size);
    await story.screen.shows("This desk is empty. How would you like to begin?");
    await story.press("i");
    await story.type("box");
    session.hold();
    await story.press("Enter");
    session.change({ topics: ["progress"], progress: { job: "import", done: 30, total: 120, label: "box" } });
    await story.dialog.matches(/^█+░+ 25 %$/);
    await story.press("Esc");
    await story.footer.matches(/^Importing 25 %/);
    await story.press("i");
    await story.dialog.matches(/^█+░+ 25 %$/);
    await story.press("Esc");
    await story.footer.matches(/^Importing 25 %/);
    session.release();
    await story.screen.shows("2 items imported, 0 already here, 1 rejected.");
    story.close();
  });
});
