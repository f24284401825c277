import { afterAll, beforeAll, describe, it } from "vitest";
import { acknowledge, openProcedures, type Procedures, runs } from "./procedure.ts";

let desk: Procedures;
beforeAll(async () => {
  desk = await openProcedures();
});
afterAll(() => desk.close());

/** Source text 002, “Commenting on cases”. */
describe.each(runs)("[I3] [I4] commenting on a case in $view, $language", (run) => {
  it("open a case, click the Case tab, select a message, insert a comment, Enter; cancelling deletes it", async () => {
    const story = await desk.begin(run, async (inList, said) => {
      // A case exists when an agent opened it: on the thread.
      await inList.press("o");
      await inList.screen.matches(new RegExp(`^ ?${said.deciding.done.caseOpened}`));
      await inList.press(acknowledge);
    });
    const { cases, deciding } = story.text;

    // 4. Click the Case tab (calendar icon).
    await story.press("3");
    await story.information.matches(new RegExp(`^▶ ${cases.states.open} +Question ${run.person}`));
    await story.press("v", "v");
    await story.information.matches(new RegExp(`${cases.showing}: ${cases.views.both}`));

    // 5. Select a message: the second one.
    await story.press("Enter", "n");
    await story.information.matches(/^▶ (reply|respuesta)/);

    // 6. Insert a comment in the Add a comment field. Leaving the field loses nothing.
    await story.press("Enter");
    await story.type("Called back");
    await story.press("Esc");
    await story.information.matches(/^> Called back/);
    await story.press("Enter");
    await story.type(", all well.");

    // 7. Press Enter.
    await story.press("Enter");
    await story.screen.matches(new RegExp(`^ ?${deciding.done.commented}`));
    await story.press(acknowledge);
    await story.information.matches(/Called back, all well\.$/);
    await story.information.hides("> Called back");

    // Its consequence said first, the case is cancelled, and its comment is gone.
    await story.press("X");
    await story.screen.matches(new RegExp(deciding.cancelCase.comments(1).slice(0, 30)));
    await story.screen.matches(new RegExp(`▶ ${deciding.cancelCase.keep}`));
    await story.press("j", "Enter");
    await story.screen.matches(new RegExp(`^ ?${deciding.done.caseCancelled}`));
    await story.press(acknowledge);
    await story.information.hides("Called back");
    story.close();
  });
});
