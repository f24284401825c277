import { beginning, keys, type Scene } from "./stage.ts";

/** A row of the list is selected; the title of the pane has the sign, too. */
const aRow = /▶ [^─\n]*\S *(?:│|$)/m;

/** A decision is selected. */
export const aDecision = /▶ .*(Ana|mara|tom|aiko|automatic|automático) /;

/** The panes of the Inbox, and the dialogs that open anywhere. */
export const inbox: Scene = {
  name: "inbox",
  play: async (stage) => {
    const { text } = stage;
    const walk = await stage.open(await stage.folder("sample"));
    await walk.shot("all", "Nora Albrecht");
    await walk.press("G");
    await walk.shot("last", aRow);
    await walk.press("g", keys.shiftTab);
    await walk.shot("folders", `▶ ${text.folders.all}`);
    for (const folder of ["open", "closed", "email", "whatsapp"]) {
      await walk.press("j", keys.enter);
      await walk.shot(`folder-${folder}`, aRow);
      await walk.press(keys.shiftTab);
    }
    await walk.press("g", keys.enter, keys.enter);
    await walk.shot("thread", text.inbox.open);
    await walk.press(keys.escape, "j", "j", "j", keys.enter);
    await walk.shot("thread-4", text.inbox.open);
    await walk.press("N");
    await walk.shot("no-notices", text.met.notices.empty);
    await walk.press(keys.escape, "C");
    await walk.shot("connection-form", text.sync.hub.url);
    await walk.press(keys.escape, "i");
    await walk.shot("import", text.import.path);
    await walk.press(keys.escape, "H");
    await walk.shot("history", aDecision);
    await walk.press(keys.escape, "u");
    await walk.told("nothing-to-undo", beginning(text.commands["undo.last"].title));
    await walk.press("X");
    await walk.told("no-case", beginning(text.commands["case.cancel"].title));
    await walk.press("/", keys.clear);
    await walk.shot("search", text.search.hint);
    await walk.type("explanation");
    await walk.shot("search-messages", text.search.messages);
    await walk.press(keys.enter);
    await walk.shot("long-mail", "Formal complaint");
    await walk.press("G");
    await walk.shot("long-mail-end");
    await walk.press("/", keys.clear);
    await walk.type("albrecht");
    await walk.shot("search-both", text.search.customers);
    await walk.press(keys.clear);
    await walk.type("an");
    await walk.shot("search-many", text.search.messages);
    await walk.press(keys.pageDown, keys.pageDown);
    await walk.shot("search-further");
    await walk.press(keys.clear);
    await walk.type("zzz qqq");
    await walk.shot("search-none", beginning(text.search.none("zzz qqq")));
    await walk.press(keys.escape, ":");
    await walk.shot("palette", text.palette.title);
    await walk.press(keys.pageDown, keys.pageDown);
    await walk.shot("palette-further");
    await walk.type("ca");
    await walk.shot("palette-filtered");
    await walk.press(keys.clear);
    await walk.type("zzzz");
    await walk.shot("palette-none", text.palette.none);
    await walk.press(keys.escape, "?");
    const pages = Math.ceil(240 / (stage.rows - 4));
    for (let page = 1; page <= pages; page++) {
      await walk.shot(`help-${page}`, text.help.title);
      await walk.press(keys.pageDown);
    }
    await walk.stop();
  },
};
