import { describe, expect, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

/** Source text 002, “Viewing customer information in Inbox”. */
describe.each(sizes)("[S2] [S4] viewing customer information in Inbox at $columns×$rows", (size) => {
  it("select a message, open the customer from the thread, look at every tab", async () => {
    const story = openStory(createFakeSession(), { ...size, locale: "en-GB" });
    await story.list.matches(/^▶ Ada Nunez 0 +Question 0/);

    // Select a message from the desired mailbox folder in the left pane.
    await story.press("j");
    await story.list.matches(/^▶ Bruno Keller 1/);
    await story.press("Enter");
    await story.thread.shows("Question 1 about order 7");

    // Open the customer's name or avatar in the message thread panel.
    await story.press("Enter");
    await story.dialog.shows("(B1) Bruno Keller 1");
    await story.dialog.matches(
      /^1 ○ Summary +2 ☻ Profile +3 ▦ Cases +4 ▤ Messages +5 ☻☻ Identities +6 ⋯ More$/,
    );
    await story.dialog.shows("Inquiries  1 thread, 1 open · no cases · 3 messages · 1 identity");

    await story.press("2");
    await story.dialog.selects("First name          Bruno  from the channel");
    await story.dialog.shows("Company             Example Ltd");
    await story.dialog.showsInOrder(
      "Email               first1@example.com  primary",
      "person1@example.com  from the channel",
    );
    await story.press("Right");
    await story.dialog.shows("This customer has no cases.");
    await story.press("4");
    await story.dialog.matches(/^▶ Bruno Keller 1 +↩ Question 1 about order 7 +2019$/);
    await story.press("5");
    await story.dialog.shows("Find matching identities");

    // Closing it leads back to the thread, then to the list, where the same message is selected.
    await story.press("Esc");
    await story.screen.hides("Find matching identities");
    await story.press("Esc");
    await story.list.matches(/^▶ Bruno Keller 1/);
    story.close();
    await expect(story.left).resolves.toBeUndefined();
  });

  it("the same in Spanish", async () => {
    const story = openStory(createFakeSession(), { ...size, locale: "es" });
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.screen.matches(/Bandeja de entrada/);
    await story.press("c");
    await story.screen.matches(/Información del cliente/);
    for (const name of ["Resumen", "Perfil", "Casos", "Mensajes", "Identidades"]) {
      await story.dialog.matches(new RegExp(name));
    }
    await story.press("5");
    await story.dialog.shows("Buscar identidades coincidentes");
    await story.dialog.matches(/\[ Buscar \]/);
    story.close();
  });
});
