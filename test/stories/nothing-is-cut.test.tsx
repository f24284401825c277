import { describe, expect, it } from "vitest";
import type { ImportReport } from "../../src/desk.ts";
import { createFakeLine } from "../views/fake-line.ts";
import { createFakeSession, lone } from "../views/fake-session.ts";
import { openStory, sizes } from "./story.tsx";

const path = `/home/ana/${"archives-of-the-year-before-last/".repeat(3)}inbox.mbox:1`;
const report: ImportReport = {
  read: 1,
  imported: 0,
  duplicates: 0,
  undated: 0,
  rejected: [{ where: path, why: { code: "missing" } }],
  files: [{ path, read: 1, imported: 0, duplicates: 0, rejected: 1 }],
};

describe.each(sizes)("what does not fit in a row at $columns×$rows", (size) => {
  it("[S6] a rejected file is named whole, with its reason in the reader's language", async () => {
    const line = createFakeLine(lone, { empty: true, answers: { importPaths: () => report } });
    const story = openStory(line, { ...size, locale: "es" });
    await story.screen.matches(/^i +Importar/);
    await story.press("i");
    await story.dialog.shows("Archivo o carpeta");
    await story.type("x");
    await story.press("Enter");
    await story.dialog.shows("no existe");
    await story.dialog.matches(/^\/home\/ana\/archives/);
    await story.dialog.matches(/inbox\.mbox:1$/);
    expect(await story.dialog.has(/…|Todo lo demás/)).toBe(false);
    // What the form's keys would do there is nothing.
    expect(await story.footer.has(/Enter/)).toBe(false);
    story.close();
  });

  it.each(["en", "es"])("the help names every key whole (%s)", async (locale) => {
    const story = openStory(createFakeSession(), { ...size, locale });
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("?");
    await story.dialog.matches(/Ctrl-L/);
    for (let page = 0; page < 16; page++) {
      expect(await story.dialog.has(/…/)).toBe(false);
      await story.press("PgDn");
    }
    await story.dialog.matches(/^Esc +(Go back|Volver)/);
    story.close();
  });

  it("the last row never leaves out the help", async () => {
    const story = openStory(createFakeSession(), size);
    await story.list.matches(/^▶ Ada Nunez 0/);
    await story.press("Enter");
    await story.footer.matches(/n next message .* \? help/);
    await story.press("c");
    await story.footer.matches(/Right next tab .* \? help/);
    story.close();
  });
});
