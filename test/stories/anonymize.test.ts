import { afterAll, beforeAll, describe, it } from "vitest";
import { acknowledge, openProcedures, type Procedures, runs } from "./procedure.ts";

let desk: Procedures;
beforeAll(async () => {
  desk = await openProcedures();
});
afterAll(() => desk.close());

/** Source texts 000 and 001, “Anonymizing an identity”. */
describe.each(runs)("[D4] [F10] anonymizing in $view, $language", (run) => {
  it("More, Anonymize, Yes, I understand: Anonymous, and the messages are no longer visible", async () => {
    const story = await desk.begin(run);
    const { deciding, anonymous, messages } = story.text;
    const accept =
      run.language === "es" ? "Sí, lo entiendo, anonimizar" : "Yes, I understand, please anonymize";

    // 4. Click on the More icon at far right. 5. Select Anonymize from the dropdown menu.
    await story.press("6");
    await story.information.matches(new RegExp(`^▶ ${deciding.more.export}$`));
    await story.press("G");
    await story.information.matches(new RegExp(`^▶ ${deciding.more.anonymize}$`));
    await story.press("Enter");
    // It says what goes, and Enter alone means no.
    await story.screen.matches(
      new RegExp(
        run.language === "es" ? "2 identidades, 1 hilo, 2 mensajes" : "2 identities, 1 thread, 2 messages",
      ),
    );
    await story.screen.matches(new RegExp(`▶ ${deciding.cancel}`));
    await story.press("Enter");
    await story.screen.hides(accept);

    // 6. Click “Yes, I understand, please anonymize” in the confirmation window.
    await story.press("Enter");
    await story.screen.matches(new RegExp(accept));
    await story.press("j", "Enter");
    const session = desk.session();
    await session.call("erasure", {});
    session.close();
    await story.screen.matches(new RegExp(deciding.done.erased));
    await story.press(acknowledge);
    // Where the panel follows the list it has gone on with it: the thread is no longer there to be selected.
    if (run.view === "Inbox" || run.size.columns < 100) {
      await story.information.matches(new RegExp(`^\\(.+\\) ${anonymous}`));
      await story.press("4");
      await story.information.shows(messages.empty);
    }
    await story.screen.hides(story.name);
    story.close();
  });
});
