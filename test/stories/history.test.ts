import { afterAll, beforeAll, describe, it } from "vitest";
import { acknowledge, openProcedures, type Procedures, runs } from "./procedure.ts";

let desk: Procedures;
beforeAll(async () => {
  desk = await openProcedures();
});
afterAll(() => desk.close());

describe.each(runs)("[F7] [F12] the history of a customer in $view, $language", (run) => {
  it("tells who decided what; an earlier decision is undone after saying what would change", async () => {
    const story = await desk.begin(run);
    const { deciding, operations, profile } = story.text;
    await story.press("2");
    await story.information.matches(/^▶ \S/);
    await story.press("j", "j", "e");
    await story.screen.matches(new RegExp(deciding.form.title));
    await story.press("Enter");
    await story.type("Tillage");
    await story.press("Enter", "s");
    await story.screen.matches(new RegExp(`^ *${deciding.done.saved}`));
    await story.press(acknowledge);

    await story.press("H");
    await story.dialog.matches(
      new RegExp(`robin +${operations["customer.edit"]({})}: ${profile.fields.company}`),
    );
    const merged = operations["customer.merge"]({ from: story.name.split(" ")[0], into: story.name });
    await story.dialog.matches(new RegExp(`robin +${merged}`));

    // The merge, below the edit: where the edit lands and what moves is said before.
    await story.press("j", "Enter");
    await story.screen.matches(new RegExp(deciding.history.undoTitle.replace("?", "\\?")));
    await story.screen.matches(
      new RegExp(run.language === "es" ? "1 identidad, 0 hilos" : "1 identity, 0 threads"),
    );
    await story.screen.matches(new RegExp(deciding.preview.made(1)));
    await story.press("Enter");
    await story.screen.matches(new RegExp(`^ ?${deciding.done.undone("")}`));
    await story.press(acknowledge);
    await story.dialog.matches(new RegExp(`${merged} +${deciding.history.states.undone}$`));

    // And done again, from the same place.
    await story.press("Enter");
    await story.screen.matches(new RegExp(deciding.history.redo));
    story.close();
  });
});
