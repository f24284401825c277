import { afterAll, beforeAll, describe, it } from "vitest";
import { openSampleDesk, type StoryDesk } from "./sample-desk.ts";
import { openStory, sizes } from "./story.tsx";

let desk: StoryDesk;
beforeAll(async () => {
  desk = await openSampleDesk();
});
afterAll(() => desk.close());

describe.each(sizes)("an agent works on the sample desk at $columns×$rows", (size) => {
  it("[S2] finds an order, reads it, opens its customer and every tab", async () => {
    const story = openStory(desk.session(), { ...size, locale: "en-GB" });
    await story.list.matches(/^▶ \S/);
    await story.press("/");
    await story.type("slate jacket");
    await story.dialog.matches(/^▶ Nora Albrecht .*Two jackets/);
    await story.press("Enter");
    await story.thread.shows("Two jackets on order HR-20417?");
    await story.press("Enter");

    await story.dialog.shows("(NA) Nora Albrecht");
    await story.dialog.matches(/^Inquiries +\d threads, \d open · 2 cases, 1 open · \d+ messages/);
    await story.dialog.matches(/mara commented: Slate jacket is back on the shelf/);
    await story.press("2");
    await story.dialog.matches(/^Last name +Albrecht/);
    await story.dialog.matches(/^Email +nora.albrecht@example.com/);
    await story.press("3");
    await story.dialog.matches(/^▶ open +Two jackets on order HR-20417\? +1 comment/);
    await story.dialog.matches(/^reply: Mara Quill/);
    await story.press("4");
    await story.dialog.matches(/^▶ Nora Albrecht/);
    await story.press("5");
    await story.dialog.matches(/^▶ Email +nora.albrecht@example.com +Nora Albrecht/);
    story.close();
  });

  it("[I5] goes from the Messages tab into the Inbox", async () => {
    const story = openStory(desk.session(), size);
    await story.list.matches(/^▶ \S/);
    await story.press("/");
    await story.type("slate jacket");
    await story.dialog.matches(/^▶ Nora Albrecht .*Two jackets/);
    await story.press("Enter");
    await story.thread.shows("Two jackets on order HR-20417?");
    await story.press("c", "4");
    await story.dialog.matches(/^▶ Nora Albrecht/);
    await story.press("G", "Enter");
    await story.screen.hides("Customer information ─");
    await story.thread.hides("Two jackets on order HR-20417?");
    await story.thread.matches(/Nora Albrecht/);
    story.close();
  });

  it("[I6] searches matching identities of a customer", async () => {
    const story = openStory(desk.session(), size);
    await story.list.matches(/^▶ \S/);
    await story.press("c", "5", "f");
    await story.footer.matches(/^Enter search/);
    await story.type("albrecht");
    await story.press("Enter");
    await story.dialog.matches(/^\d match(es)?$/);
    await story.dialog.matches(/^▶ \[ \] Nora Albrecht +\S+ +\S/);
    story.close();
  });

  it("[S6] reads the same in Spanish", async () => {
    const story = openStory(desk.session(), { ...size, locale: "es" });
    await story.list.matches(/^▶ \S/);
    await story.screen.matches(/Bandeja de entrada/);
    await story.press("c");
    await story.dialog.matches(/^Consultas +\d+ hilos?/);
    await story.press("3");
    await story.dialog.matches(/Casos/);
    story.close();
  });

  it("sees what a colleague decides at once", async () => {
    const story = openStory(desk.session(), size);
    const colleague = desk.desk.openSession({ agent: "sam", locale: "en", timezone: "UTC" });
    const page = await colleague.call("inboxPage", { folder: "open", offset: 0, limit: 100 });
    const thread = page.rows.find((row) => row.case === null);
    if (thread === undefined) throw new Error("the sample desk has a thread without a case");
    await story.list.matches(/^▶ \S/);
    await story.press("Shift-Tab");
    const count = new RegExp(`^▶? *Open +${page.total}$`);
    await story.folders.matches(count);
    const opened = await colleague.call("perform", {
      decision: {
        kind: "case.open",
        body: { thread: thread.id, identity: thread.identity },
        texts: null,
      },
    });
    if (!("ok" in opened) || opened.ok.case === null) throw new Error("the case was not opened");
    const body = { case: opened.ok.case };
    await colleague.call("perform", { decision: { kind: "case.close", body, texts: null } });
    await story.folders.matches(new RegExp(`^▶? *Open +${page.total - 1}$`));
    story.close();
    colleague.close();
  });
});
