import { afterAll, beforeAll, describe, it } from "vitest";
import { acknowledge, openProcedures, type Procedures, runs } from "./procedure.ts";

let desk: Procedures;
beforeAll(async () => {
  desk = await openProcedures();
});
afterAll(() => desk.close());

/** Source text 002, “Editing the customer's profile”: the customer has more than one email. */
describe.each(runs)("[I2] editing the customer's profile in $view, $language", (run) => {
  it("click the Profile tab, edit the fields as desired, click Save", async () => {
    const story = await desk.begin(run);
    const { profile, deciding } = story.text;

    // 4. Click the Profile person icon tab.
    await story.press("2");
    await story.information.matches(/^▶ \S/);

    // 5. Edit the fields as desired: a company, a secondary email, notes of two lines.
    await story.press("j", "j", "e");
    await story.screen.matches(new RegExp(deciding.form.title));
    await story.press("Enter");
    await story.type("Tillage");
    await story.press("Enter", "j", "j", "j", "Enter");
    await story.type("second@work");
    await story.press("Enter");
    await story.dialog.matches(new RegExp(deciding.form.faults.email));
    await story.press("s");
    await story.screen.matches(new RegExp(deciding.disabled.faulty));
    await story.press(acknowledge, "Enter");
    await story.type(".example");
    await story.press("Enter");
    await story.dialog.hides(deciding.form.faults.email);
    await story.press("G", "k", "Enter");
    await story.dialog.shows(deciding.form.notesHint);
    await story.type("Likes moss.");
    await story.press("Enter");
    await story.type("Calls late.");

    // Esc leaves the field and then asks, and what was typed is still there.
    await story.press("Esc");
    await story.dialog.matches(/Calls late\.$/);
    await story.press("Esc");
    await story.screen.matches(new RegExp(deciding.form.discardLine));
    await story.press("Enter");
    await story.dialog.matches(/Calls late\.$/);

    // 6. Click Save.
    await story.press("s");
    await story.screen.matches(new RegExp(`^ *${deciding.done.saved}`));
    await story.press(acknowledge);
    await story.information.matches(new RegExp(`${profile.fields.company} +Tillage$`));
    await story.information.matches(new RegExp(`person${run.person}@example.com( +${profile.primary})?$`));
    await story.information.matches(/^second@work.example$/);
    await story.information.matches(/Likes moss\.$/);
    await story.information.matches(/^Calls late\.$/);

    // Undone by a key, and done again.
    await story.press("u");
    await story.information.hides("Tillage");
    await story.press("U");
    await story.information.matches(/Tillage$/);
    story.close();
  });
});
