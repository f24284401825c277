import { describe, expect, it } from "vitest";
import { createFakeSession } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

describe.each(sizes)("palette, help and footer at $columns×$rows", (size) => {
  it("the palette runs a command by its name", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press(":");
    await story.type("customer inf");
    await story.dialog.matches(/^▶ c Enter +Customer information$/);
    await story.press("Enter");
    await story.dialog.shows("(A0) Ada Nunez 0");
    story.close();
  });

  it("a command that cannot run says why, in the palette and when it is tried", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press(":");
    await story.type("sample");
    await story.dialog.matches(/^▶ d +Fill the desk with sample data +works in Welcome$/);
    await story.press("Enter");
    await story.screen.shows("Fill the desk with sample data: works in Welcome");
    story.close();
  });

  it("runs the command that is highlighted, also when somebody else changes meanwhile what can run", async () => {
    let locked = false;
    const lockedBy = { by: "bob", at: 0 };
    const session = createFakeSession({
      answers: {
        customer: (_, made) => {
          const view = made();
          return locked && view !== null ? { ...view, locked, lockedBy } : view;
        },
      },
    });
    const story = openStory(session, size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("r", "c", "6");
    await story.screen.matches(/Agents cannot edit|Export/);
    await story.press(":");
    await story.type("lock");
    await story.dialog.matches(/^▶ L +Lock$/);
    locked = true;
    session.change({ topics: ["customers"] });
    await story.press("x", "Backspace", "Enter");
    await story.screen.matches(/^Lock: This customer was locked by bob,/);
    expect(session.calls.filter(({ name }) => name === "perform")).toEqual([]);
    story.close();
  });

  it("finds a command without the accents of its title", async () => {
    const story = openStory(createFakeSession(), { ...size, locale: "es" });
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press(":");
    await story.type("informacion");
    await story.dialog.matches(/^▶ c Enter +Información del cliente$/i);
    story.close();
  });

  it("help lists the keymap and closes with q, which quits elsewhere", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("?");
    await story.dialog.shows("Everywhere");
    await story.dialog.matches(/^j Down +Move or scroll down$/);
    await story.press("G");
    await story.dialog.matches(/^Enter +Start the import$/);
    await story.footer.matches(/^PgDn page down {2}Esc back/);
    await story.press("q");
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.footer.matches(/ q quit/);
    await story.press("q");
    await story.left;
  });

  it("the footer fits the width and shows no key that means something else here", async () => {
    const story = openStory(createFakeSession(), { ...size, columns: 60 });
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.footer.matches(/^60×\d+ is a little small/);
    story.close();
  });
});
