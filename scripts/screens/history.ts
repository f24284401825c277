import type { Catalogue } from "../../src/i18n/catalogue.ts";
import { aDecision } from "./inbox.ts";
import { beginning, keys, type Scene } from "./stage.ts";

const aMerge = { kinds: "customer.merge" };

/** What tells of a merge that was undone. */
export const undid = (text: Catalogue): string => beginning(text.operations["operation.undo"](aMerge));

/** History: decisions of every state, and taking them back. */
export const history: Scene = {
  name: "history",
  play: async (stage) => {
    const { text } = stage;
    const { deciding } = text;
    const walk = await stage.open(await stage.folder("sample"));
    await walk.customer("nora.albrecht@example.com");
    await walk.press("u");
    await walk.told("undone", undid(text));
    await walk.press("H");
    await walk.shot("after-undo", deciding.history.states.undone);
    await walk.press("j");
    await walk.shot("comment");
    await walk.press(keys.enter);
    await walk.told("not-undoable", deciding.disabled.notKind);
    await walk.press("j");
    await walk.shot("undone-merge");
    await walk.press(keys.enter);
    await walk.shot("redo-question", deciding.history.redoTitle);
    await walk.press(keys.escape, "U");
    await walk.told("redone", beginning(text.operations["operation.redo"](aMerge)));
    await walk.press("g");
    await walk.shot("after-redo");
    await walk.press("G");
    await walk.shot("first");
    await walk.press(keys.enter);
    await walk.told("automatic", beginning(text.commands["history.switch"].title));
    await walk.press("r");
    await walk.told("not-refused", text.met.repeat.notRefused);
    await walk.press("o");
    await walk.told("no-winner", text.met.winner.none);
    await walk.press(keys.escape);
    await walk.customer("zoe.underwood@example.com");
    await walk.press("H");
    await walk.shot("zoe", aDecision);
    await walk.press(keys.enter);
    await walk.shot("undo-question", deciding.history.undoTitle);
    await walk.press(keys.enter);
    await walk.told("undo-done", beginning(deciding.done.undone("")).trim());
    await walk.shot("undo-seen", deciding.history.states.undone);
    await walk.press(keys.escape, keys.escape);
    await walk.customer("Mateo Ibáñez Ruiz");
    await walk.press("H");
    await walk.shot("joined", deciding.history.byRule);
    await walk.press(keys.escape, keys.escape);
    await walk.customer("Abigail Trent");
    await walk.press("H");
    await walk.shot("little");
    await walk.stop();
  },
};
