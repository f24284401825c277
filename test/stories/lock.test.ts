import { afterAll, beforeAll, describe, it } from "vitest";
import { acknowledge, openProcedures, type Procedures, runs } from "./procedure.ts";

let desk: Procedures;
beforeAll(async () => {
  desk = await openProcedures();
});
afterAll(() => desk.close());

/** Source texts 000 and 001, “Locking identities”, “Unlocking identities”. */
describe.each(runs)("[D6] [F9] locking and unlocking in $view, $language", (run) => {
  it("click the More icon, select Lock; every key that would change the customer says why; Unlock", async () => {
    const story = await desk.begin(run);
    const { customer, deciding, commands } = story.text;
    const reason =
      run.language === "es" ? "Este cliente está bloqueado \\(robin," : "This customer was locked by robin,";

    // 4. Click on the More icon at far right.
    await story.press("6");
    await story.information.matches(new RegExp(`⋯ ${customer.tabs.more}$`));

    // 5. Select Lock from the dropdown menu.
    await story.press("j");
    await story.information.matches(new RegExp(`^▶ ${deciding.more.lock}$`));
    await story.press("Enter");
    await story.screen.matches(new RegExp(`^ ?${deciding.done.locked}`));
    await story.press(acknowledge);
    await story.information.matches(new RegExp(`^▶ ${deciding.more.unlock}$`));

    const refuses = async (keys: readonly string[], title: string) => {
      await story.press(...keys);
      await story.screen.matches(new RegExp(`${title}: ${reason}`));
      await story.press(acknowledge);
      // The next refusal says the same.
      await story.screen.hides(`${title}: `);
    };
    await refuses(["A"], commands["customer.anonymize"].title);
    await refuses(["E"], commands["customer.export"].title);
    await refuses(["2", "e"], commands["profile.edit"].title);
    await refuses(["G", "x"], commands["identity.unmerge"].title);
    // What was decided before is not taken back either: the merge that made this customer.
    await story.press("u");
    await story.screen.matches(new RegExp(reason));
    await story.press(acknowledge);

    // Comments pass.
    await story.press("1", "a");
    await story.type("Held for audit.");
    await story.press("Enter");
    await story.information.matches(/Held for audit\./);

    // Unlocking: 4. More, 5. Select Unlock.
    await story.press("6", "g");
    await story.information.matches(new RegExp(`^▶ ${deciding.more.export}$`));
    await refuses(["Enter"], commands["more.run"].title);
    await story.press("j");
    await story.information.matches(new RegExp(`^▶ ${deciding.more.unlock}$`));
    await story.press("Enter");
    await story.screen.matches(new RegExp(`^ ?${deciding.done.unlocked}`));
    await story.information.matches(new RegExp(`^▶ ${deciding.more.lock}$`));

    // News takes no key away: Enter locks at once, and unlocks.
    await story.press("Enter");
    await story.screen.matches(new RegExp(`^ ?${deciding.done.locked}`));
    await story.information.matches(new RegExp(`^▶ ${deciding.more.unlock}$`));
    await story.press("Enter");
    await story.screen.matches(new RegExp(`^ ?${deciding.done.unlocked}`));
    await story.press(acknowledge);
    await story.information.matches(new RegExp(`^▶ ${deciding.more.lock}$`));
    await story.press("2", "g", "e");
    await story.screen.matches(new RegExp(deciding.form.title));
    story.close();
  });
});
