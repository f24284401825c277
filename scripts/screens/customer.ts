import { aDecision } from "./inbox.ts";
import { beginning, keys, type Scene } from "./stage.ts";

/** Customer information as a window in the Inbox: what its tabs tell, and the dialogs that change something. */
export const customer: Scene = {
  name: "customer",
  play: async (stage) => {
    const { text } = stage;
    const { deciding } = text;
    const data = await stage.folder("sample");
    const walk = await stage.open(data);
    await walk.customer("nora.albrecht@example.com");
    await walk.shot("summary", text.summary.log);
    await walk.press("G");
    await walk.shot("summary-end");
    await walk.press("a");
    await walk.shot("comment-empty", deciding.comment.add);
    await walk.press(keys.enter);
    await walk.told("comment-nothing-typed", deciding.disabled.emptyComment);
    await walk.type(
      "She calls back on Thursday after four, on the number of the office and not on her own one.",
    );
    await walk.shot("comment-typed", "own one");
    await walk.press(keys.enter);
    await walk.told("comment-placed", deciding.done.commented);

    await walk.press("2");
    await walk.shot("profile", text.profile.fields.company);
    await walk.press("G");
    await walk.shot("profile-account");
    await walk.press("x");
    await walk.shot("unmerge", deciding.unmerge.title);
    await walk.press(keys.escape, "g", "e");
    await walk.shot("form", deciding.form.title);
    await walk.press("x");
    await walk.told("form-not-a-value", deciding.disabled.notAValue);
    await walk.press("s");
    await walk.told("form-unchanged", deciding.disabled.unchanged);
    await walk.press("j", "j", keys.enter);
    await walk.type(" and Daughters, Restorers of Books and Maps");
    await walk.shot("form-typing", "Daughters");
    await walk.press(keys.tab, keys.tab, keys.tab, keys.tab);
    await walk.type("4417009x");
    await walk.press(keys.enter, "j");
    await walk.shot("form-second-value");
    await walk.press("k", "k", "a");
    await walk.type("no address");
    await walk.press(keys.enter);
    await walk.shot("form-fault", deciding.form.faults.email);
    await walk.press("s");
    await walk.told("form-faulty", beginning(deciding.disabled.faulty));
    await walk.press("x", "k", "p");
    await walk.told("form-primary-already", deciding.disabled.isPrimary);
    await walk.press("G", "k", keys.enter);
    await walk.shot("form-notes");
    await walk.press(keys.enter);
    await walk.type(
      "Second line, which is longer than the field is wide, so that it has to be wrapped somewhere.",
    );
    await walk.press(keys.enter, "3", keys.enter, "4", keys.enter, "5", keys.enter, "6");
    await walk.shot("form-notes-scrolled");
    await walk.press(keys.escape);
    await walk.shot("form-notes-taken");
    await walk.press("j");
    await walk.shot("form-save");
    await walk.press(keys.escape);
    await walk.shot("form-discard", deciding.form.discardTitle);
    await walk.press(keys.escape, "s");
    await walk.told("profile-saved", deciding.done.saved);
    await walk.shot("profile-long", "Daughters");
    await walk.press("G");
    await walk.shot("profile-long-end");

    await walk.press("4");
    await walk.shot("messages", "HR-20417");
    await walk.press("H");
    await walk.shot("history", aDecision);
    await walk.press("G");
    await walk.shot("history-first");
    await walk.stop();
  },
};

/** Cases: their views, comments, closing and cancelling. */
export const cases: Scene = {
  name: "cases",
  play: async (stage) => {
    const { text } = stage;
    const { deciding } = text;
    const walk = await stage.open(await stage.folder("sample"));
    await walk.customer("nora.albrecht@example.com");
    await walk.press("3");
    await walk.shot("agent-replies", text.cases.views.out);
    await walk.press("v");
    await walk.shot("customer-messages", text.cases.views.in);
    await walk.press("v");
    await walk.shot("both", text.cases.views.both);
    await walk.press(keys.enter);
    await walk.shot("inside");
    await walk.press("n", keys.enter);
    await walk.shot("comment-on-message", deciding.comment.onMessage);
    await walk.type("Said so on the telephone, too.");
    await walk.press(keys.enter);
    await walk.told("commented", deciding.done.commented);
    await walk.press("G");
    await walk.shot("inside-end");
    await walk.press(keys.escape, "a");
    await walk.shot("comment-on-case", deciding.comment.onCase);
    await walk.press(keys.escape, "o");
    await walk.told("has-open-case", beginning(deciding.disabled.hasOpenCase));
    await walk.press("X");
    await walk.shot("cancel", deciding.cancelCase.title);
    await walk.press(keys.escape, "x");
    await walk.told("closed", deciding.done.caseClosed);
    await walk.press("X", "j", "k", "j", keys.enter);
    await walk.told("cancelled", deciding.done.caseCancelled);
    await walk.shot("cancelled-case", text.cases.states.cancelled);
    await walk.press("X");
    await walk.told("cancelled-already", deciding.disabled.cancelledCase);
    await walk.press("a");
    await walk.told("cancelled-comment", deciding.disabled.cancelledCase);
    await walk.press(keys.escape);
    await walk.customer("Sakura Sato");
    await walk.press("3");
    await walk.shot("none", text.cases.empty);
    await walk.press("a");
    await walk.told("none-to-comment", deciding.disabled.noCase);
    await walk.press(keys.escape, "o");
    await walk.told("opened", deciding.done.caseOpened);
    await walk.shot("thread-with-case");
    await walk.stop();
  },
};
