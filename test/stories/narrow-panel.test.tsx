import { describe, expect, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

const joined = { rule: "D1", with: "i1", hash: "h" } as const;

/** A desk whose first customer is locked, and has accounts that a rule joined. */
const openDesk = async () => {
  const made = createFakeSession();
  const customer = await made.call("customer", { customer: "c0" });
  if (customer === null) throw new Error("the made-up desk has a first customer");
  const [first] = customer.identities;
  if (first === undefined) throw new Error("the made-up customer has an identity");
  const second = { ...first, id: "i9", handle: "somebody-with-a-long-name@mail.example.com", joined };
  const view = {
    ...customer,
    locked: true,
    lockedBy: { by: "robin", at: Date.UTC(2019, 2, 12, 12) },
    identities: [first, second],
    identityTotal: 2,
  };
  return createFakeSession({
    answers: {
      customer: () => view,
      identities: ({ offset }) => ({ rows: [first, second].slice(offset), offset, total: 2 }),
    },
  });
};

describe.each(sizes)("what a narrow panel shows whole, at $columns×$rows", (size) => {
  it("who locked the customer, and accounts with how they got here", async () => {
    const story = openStory(await openDesk(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("r", "c");
    const { customer } = story.routing;
    // The day without the hour, where both have no room.
    await customer.matches(/^\(A0\) Ada Nunez 0 {2}Locked by robin, (?:Mar 12, 2019, 12:00|2019)$/);
    for (const tab of ["2", "5"]) {
      await story.press(tab);
      await customer.matches(/automatically$/);
      expect(await customer.has(/…$/)).toBe(false);
    }
    story.close();
  });

  it("[S4] all tabs with their keys in Spanish", async () => {
    const story = openStory(createFakeSession(), { ...size, locale: "es" });
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("c");
    await story.dialog.matches(
      /^1 ?○ Resumen +2 ?☻ Perfil +3 ?▦ Casos +4 ?▤ Mensajes +5 ?☻☻ Identidades +6 ?⋯ Privacidad$/,
    );
    await story.footer.matches(/Derecha otra pestaña/);
    story.close();
  });

  it("[S5] in Spanish, beside the thread: the keys of the tabs, which messages show, and where Enter leads", async () => {
    const story = openStory(createFakeSession(), { ...size, locale: "es" });
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("r", "c", "5");
    const { customer } = story.routing;
    await customer.matches(/5 ?☻☻ Identidades +6 ?⋯/);
    await story.press("3");
    await customer.matches(/^Mensajes {2}Ver: respuestas del agente/);
    await story.press("4");
    await customer.matches(/^Enter lo abre en la Bandeja de entrada$/);
    story.close();
  });

  it("why a command cannot run, below the palette", async () => {
    const story = openStory(createFakeSession(), { ...size, locale: "es" });
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press(":");
    await story.type("agente ambos");
    await story.dialog.matches(/^▶ v +Respuestas del agente, mensajes del cliente o ambos/);
    await story.dialog.shows("funciona en Cliente: Casos");
    story.close();
  });
});
