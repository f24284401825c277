import { aDecision } from "./inbox.ts";
import { keys, type Scene } from "./stage.ts";

/** Routing mode, with its permanent panel. */
export const routing: Scene = {
  name: "routing",
  play: async (stage) => {
    const { text } = stage;
    const { deciding, merge } = text;
    const walk = await stage.open(await stage.folder("sample"));
    await walk.press("r");
    await walk.shot("list", "Nora Albre");
    await walk.press(keys.shiftTab);
    await walk.shot("folders", `▶ ${text.folders.all}`);
    await walk.press(keys.tab, "j", "j", "j", "j", keys.tab);
    await walk.shot("thread", text.inbox.open);
    await walk.press("1");
    await walk.shot("summary", text.summary.inquiries);
    await walk.press("a");
    await walk.shot("comment", deciding.comment.add);
    await walk.type("She calls back on Thursday after four, on the number of the office.");
    await walk.shot("comment-typed");
    await walk.press(keys.enter);
    await walk.told("commented", deciding.done.commented);
    await walk.press("2");
    await walk.shot("profile", text.profile.fields.company);
    await walk.press("G");
    await walk.shot("profile-account");
    await walk.press("x");
    await walk.shot("unmerge", deciding.unmerge.title);
    await walk.press(keys.escape, "g", "e");
    await walk.shot("form", deciding.form.title);
    await walk.press(keys.escape, "3");
    await walk.shot("cases");
    await walk.press("v", "v");
    await walk.shot("cases-both");
    await walk.press(keys.enter);
    await walk.shot("case");
    await walk.press("a");
    await walk.shot("case-comment");
    await walk.press(keys.escape, keys.escape, "X");
    await walk.shot("cancel", deciding.cancelCase.title);
    await walk.press(keys.escape, "4");
    await walk.shot("messages");
    await walk.press("5");
    await walk.shot("identities", merge.suggestions);
    await walk.press("f");
    await walk.type("Nora");
    await walk.press(keys.enter);
    await walk.shot("hits", "[ ]");
    await walk.press(" ", "j", " ");
    await walk.shot("marked", "[x]");
    await walk.press("G");
    await walk.shot("suggestions", merge.suggestions);
    await walk.press("g", keys.enter);
    await walk.shot("review", merge.title);
    await walk.press(keys.escape, "6");
    await walk.shot("more", deciding.more.anonymize);
    await walk.press("L");
    await walk.told("locked", deciding.done.locked);
    await walk.shot("locked-more", deciding.more.unlock);
    for (const [key, name] of [
      ["1", "summary"],
      ["2", "profile"],
      ["5", "identities"],
    ] as const) {
      await walk.press(key);
      await walk.shot(`locked-${name}`);
    }
    await walk.press("H");
    await walk.shot("history", aDecision);
    await walk.press(keys.escape, keys.escape, keys.escape);
    await walk.shot("back");
    await walk.stop();
  },
};
