import { aDecision } from "./inbox.ts";
import { beginning, keys, type Scene } from "./stage.ts";

/** More: export, lock, anonymize; and what a locked and an anonymous customer look like. */
export const privacy: Scene = {
  name: "privacy",
  play: async (stage) => {
    const { text } = stage;
    const { deciding } = text;
    const walk = await stage.open(await stage.folder("sample"));
    await walk.customer("nora.albrecht@example.com");
    await walk.press("6");
    await walk.shot("more", deciding.more.anonymize);
    await walk.press("K");
    await walk.told("not-locked", deciding.disabled.notLocked);
    await walk.press("E");
    await walk.shot("export", deciding.export.to);
    await walk.type("desk@example.com");
    await walk.press(keys.tab);
    await walk.type("somewhere");
    await walk.press(keys.enter);
    await walk.told("export-either-or", beginning(deciding.export.eitherOr));
    await walk.press(keys.clear, keys.tab, keys.enter);
    await walk.told("export-queued", beginning(deciding.export.queued("")));
    await walk.press("E", keys.clear, keys.enter);
    await walk.told("export-no-address", beginning(text.refusals["no-recipient"](noParts)));
    await walk.press(keys.tab);
    await walk.type(stage.path("exports"));
    await walk.press(keys.enter);
    await walk.told("export-written", beginning(deciding.export.written("")).trim());
    await walk.press("L");
    await walk.told("locked", deciding.done.locked);
    await walk.shot("locked-more", deciding.more.unlock);
    for (const [key, name] of [
      ["1", "summary"],
      ["2", "profile"],
      ["3", "cases"],
      ["4", "messages"],
      ["5", "identities"],
    ] as const) {
      await walk.press(key);
      await walk.shot(`locked-${name}`);
    }
    await walk.press("G", keys.enter);
    await walk.told("locked-merge", beginning(text.commands["identities.merge"].title));
    await walk.press("2", "e");
    await walk.told("locked-edit", beginning(text.commands["profile.edit"].title));
    await walk.press("G", "x");
    await walk.told("locked-unmerge", beginning(text.commands["identity.unmerge"].title));
    await walk.press("u");
    await walk.told("locked-undo", beginning(text.refusals.locked(noParts)));
    await walk.press("6", "A");
    await walk.told("locked-anonymize", beginning(text.commands["customer.anonymize"].title));
    await walk.press("K");
    await walk.told("unlocked", deciding.done.unlocked);
    await walk.press(keys.escape);
    await walk.customer("Victor Hale");
    await walk.press("6", "A");
    await walk.shot("anonymize", beginning(deciding.anonymize.accept));
    await walk.press("j");
    await walk.shot("anonymize-yes", `▶ ${beginning(deciding.anonymize.accept)}`);
    await walk.press("k", "j");
    await walk.type(keys.enter);
    await walk.glimpse("anonymizing", text.anonymous);
    await walk.shot("anonymized", beginning(deciding.done.erased));
    await walk.press(keys.escape);
    for (const [key, name] of [
      ["1", "summary"],
      ["2", "profile"],
      ["3", "cases"],
      ["4", "messages"],
      ["5", "identities"],
      ["6", "more"],
    ] as const) {
      await walk.press(key);
      await walk.shot(`anonymous-${name}`, text.anonymous);
    }
    await walk.press("A");
    await walk.told("anonymous-anonymize", beginning(text.commands["customer.anonymize"].title));
    await walk.press("H");
    await walk.shot("anonymous-history", aDecision);
    await walk.press(keys.escape, keys.escape);
    await walk.shot("anonymous-inbox");
    await walk.stop();
  },
};

const noParts = { by: null, when: null, detail: null };
