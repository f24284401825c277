import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, it } from "vitest";
import { openStoryDesk, type StoryDesk } from "./sample-desk.ts";
import { openStory, sizes } from "./story.tsx";

const mail = `From ana@example.com Thu Mar  7 10:00:00 2019
From: Ana Example <ana@example.com>
To: desk@example.org
Subject: A question of size
Date: Thu, 7 Mar 2019 10:00:00 +0000
Message-ID: <one@example.com>

Does it come in small?
`;

describe("somebody opens an empty desk", () => {
  let desk: StoryDesk | undefined;
  afterEach(() => desk?.close());

  it("one key fills it with the sample data and shows the Inbox", async () => {
    desk = await openStoryDesk();
    const story = openStory(desk.session(), sizes[1]);
    await story.screen.shows("This desk is empty. How would you like to begin?");
    await story.press("d");
    await story.list.matches(/^▶ \S/);
    await story.press("Enter");
    await story.thread.matches(/ · \d+ messages? · (open|closed)/);
    story.close();
  });

  it("a wrong path is told; the right one leads into the Inbox of that mailbox", async () => {
    const folder = await mkdtemp(join(tmpdir(), "onefold-story-mail-"));
    await writeFile(join(folder, "box.mbox"), mail);
    desk = await openStoryDesk();
    const story = openStory(desk.session(), { ...sizes[0], locale: "en-GB" });
    await story.screen.shows("This desk is empty. How would you like to begin?");
    await story.press("i");
    await story.type(join(folder, "missing.mbox"));
    await story.press("Enter");
    await story.dialog.matches(/1 rejected|stopped/);
    await story.press("Esc");
    await story.screen.shows("This desk is empty. How would you like to begin?");

    await story.press("i");
    await story.dialog.matches(/missing\.mbox/);
    await story.press("Ctrl-U");
    await story.type(join(folder, "box.mbox"));
    await story.press("Enter");
    await story.dialog.shows("1 item imported, 0 already here, 0 rejected.");
    await story.press("Esc");
    await story.list.matches(/^▶ Ana Example +A question of size +2019$/);
    await story.press("Enter");
    await story.thread.matches(/^Ana Example +7 Mar 2019, 10:00$/);
    await story.thread.shows("Does it come in small?");
    story.close();
    await rm(folder, { recursive: true });
  });
});
