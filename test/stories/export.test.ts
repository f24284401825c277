import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openProcedures, type Procedures, runs } from "./procedure.ts";

let desk: Procedures;
let folder: string;
beforeAll(async () => {
  desk = await openProcedures();
  folder = await mkdtemp(join(tmpdir(), "onefold-export-"));
  vi.stubEnv("HOME", folder);
});
afterAll(async () => {
  await desk.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** Source texts 000 and 001, “Exporting an identity”. */
describe.each(runs)("[D5] exporting in $view, $language", (run) => {
  it("click the More icon, select Export from the menu", async () => {
    const story = await desk.begin(run);
    const { deciding } = story.text;
    // 4. Click on the More icon at far right.
    await story.press("6");
    // 5. Select Export from the dropdown menu.
    await story.information.matches(new RegExp(`^▶ ${deciding.more.export}$`));
    await story.press("Enter");
    await story.screen.matches(new RegExp(deciding.export.toHint.slice(0, 20)));

    // Either by mail or into a folder.
    await story.type("me@example.com");
    await story.press("Tab");
    // No shell reads what is typed here.
    await story.type(run.view === "Inbox" ? `~/${run.person}` : join(folder, `${run.person}`));
    await story.press("Enter");
    await story.screen.matches(new RegExp(deciding.export.eitherOr.slice(0, 25)));
    await story.press("Tab", "Ctrl-U", "Enter");
    await story.screen.matches(new RegExp(deciding.export.written("").trim()));
    expect(await readdir(join(folder, `${run.person}`))).toHaveLength(1);
    story.close();
  });
});
