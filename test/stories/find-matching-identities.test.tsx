import { describe, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

/** Source text 000: the identities of a customer, and the search for matching ones. */
describe.each(sizes)("[I6] finding matching identities at $columns×$rows", (size) => {
  it("no field takes the keys when the tab opens; f goes to it, Enter searches", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "5");
    await story.dialog.matches(/^▶ WhatsApp +person0@example.com +Ada Nunez 0 +1 thread$/);

    // A digit still switches tabs: nothing is being typed.
    await story.press("1");
    await story.dialog.matches(/^Inquiries/);
    await story.press("5", "f");
    await story.footer.matches(/^Enter search/);
    await story.type("bruno keller 25");
    await story.dialog.matches(/^> bruno keller 25/);
    await story.press("Enter");
    await story.dialog.shows("5 matches");
    await story.dialog.matches(/^▶ \[ \] Bruno Keller 25 +person25@example.com +Email +\[ Merge \]$/);

    // Leaving the field keeps what was typed.
    await story.press("f", "Esc");
    await story.footer.matches(/^f find/);
    await story.dialog.matches(/^> bruno keller 25/);
    story.close();
  });

  it("the field is empty again at another customer", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "5", "f");
    await story.type("bruno keller 25");
    await story.press("Enter");
    await story.dialog.shows("5 matches");
    await story.press("Esc");
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("j");
    await story.list.matches(/^▶ Bruno Keller 1/);
    await story.press("c", "5");
    await story.dialog.matches(/^> name or email address/);
    await story.dialog.hides("bruno keller 25");
    story.close();
  });

  it("says when nothing matches, and why an empty field cannot be searched", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c", "5", "f", "Enter");
    await story.screen.shows("Search matching identities: the field is empty");
    await story.screen.shows("any key closes this");
    await story.type("zzz");
    await story.screen.hides("any key closes this");
    await story.press("Enter");
    await story.dialog.shows("Nothing matches “zzz”.");
    story.close();
  });
});
