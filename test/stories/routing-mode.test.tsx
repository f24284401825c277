import { describe, expect, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

/** Source text 002, “Viewing customer information in Routing mode”. */
describe.each(sizes)("[S1] [S3] Routing mode at $columns×$rows", (size) => {
  const isWide = size.columns >= 100;

  it("select a message: its customer's information is at the far right, on the same tabs and keys", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0 +Question 0/);

    // Navigate to Routing mode via the left-hand navigation bar.
    await story.press("r");
    await story.screen.matches(/▶ Routing mode \/ All/);
    await story.routing.list.matches(/^▶ Ada Nunez 0 /);
    if (isWide) await story.routing.customer.shows("(A0) Ada Nunez 0");

    // Select a message from the left pane: the information follows.
    await story.press("j");
    await story.routing.list.matches(/^▶ Bruno Kelle/);
    if (isWide) {
      await story.routing.thread.matches(/Line 0 of message 0 in thread 1/);
      await story.routing.customer.shows("(B1) Bruno Keller 1");
    }

    // In a stack one goes on to the thread, and from there to the customer.
    if (!isWide) {
      await story.press("Enter");
      await story.routing.thread.shows("Question 1 about order 7");
    }
    await story.press("c");
    await story.screen.matches(/▶ Customer information/);
    await story.routing.customer.shows("(B1) Bruno Keller 1");
    await story.press("2");
    await story.routing.customer.matches(/^▶? ?Company +Example Ltd/);
    await story.press("3");
    await story.routing.customer.shows("This customer has no cases.");
    await story.press("5");
    await story.routing.customer.shows("Find matching identities");
    await story.routing.customer.matches(/^▶ Email +person1@example.com/);

    // Esc leads back to where one came from.
    await story.press("Esc");
    if (!isWide) {
      await story.routing.thread.shows("Question 1 about order 7");
      await story.press("Esc");
    }
    await story.screen.matches(/▶ Routing mode \/ All/);
    await story.press("r");
    await story.screen.matches(/▶ Inbox \/ All/);
    await story.list.matches(/^▶ Bruno Keller 1 /);
    story.close();
  });

  it("a tab's key opens it from the list, and a held key asks for one customer only", async () => {
    const session = createFakeSession();
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("r");
    await story.screen.matches(/▶ Routing mode \/ All/);
    // At once, as from a key held down: a busy machine could rest between six single ones.
    await story.press("jjjjjj");
    await story.routing.list.matches(/^▶ Ada Nunez 6 /);
    await story.press("4");
    await story.routing.customer.shows("(A6) Ada Nunez 6");
    await story.routing.customer.matches(/▶ Ada Nunez/);
    const asked = session.calls.flatMap(({ name, args }) =>
      name === "customer" ? [(args as { customer: string }).customer] : [],
    );
    expect(asked.filter((customer) => customer !== "c0" && customer !== "c6")).toEqual([]);
    story.close();
  });

  it("[S6] reads the same in Spanish", async () => {
    const story = openStory(createFakeSession(), { ...size, locale: "es" });
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("r");
    await story.screen.matches(/▶ Modo de enrutamiento \/ Todos/);
    await story.press("5");
    await story.screen.matches(/▶ Información del cliente/);
    await story.routing.customer.shows("Buscar identidades coincidentes");
    await story.press("Tab");
    await story.screen.matches(/▣ Bandeja de entrada/);
    await story.screen.matches(/◫ Modo de enrutamiento/);
    story.close();
  });
});
