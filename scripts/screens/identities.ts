import { undid } from "./history.ts";
import { beginning, keys, type Scene } from "./stage.ts";

/** Find matching identities, the suggestions, and the review of a merge. */
export const identities: Scene = {
  name: "identities",
  play: async (stage) => {
    const { text } = stage;
    const { merge } = text;
    const walk = await stage.open(await stage.folder("sample"));
    const find = async (what: string): Promise<void> => {
      await walk.press("f", keys.clear);
      await walk.type(what);
      await walk.press(keys.enter);
    };
    await walk.customer("nora.albrecht@example.com");
    await walk.press("5");
    await walk.shot("tab", merge.suggestions);
    await walk.press(keys.enter);
    await walk.told("no-candidate", beginning(merge.noCandidate("f")));
    await walk.press("x");
    await walk.told("not-a-suggestion", merge.notSuggested);
    await walk.press("f");
    await walk.shot("field", text.identities.placeholder);
    await walk.press(keys.enter);
    await walk.told("field-empty", text.disabled.nothingToSearch);
    await walk.press(keys.escape);
    for (const [name, what] of [
      ["name", "Nora"],
      ["email", "albrecht@example"],
      ["phone", "7700 9001"],
      ["handle", "@nora-outdoors"],
    ] as const) {
      await find(what);
      await walk.shot(`by-${name}`, text.identities.hits(2).split(" ")[1]!.slice(0, 5));
    }
    await find("zzz");
    await walk.shot("none", beginning(text.identities.noHits("zzz")));
    await find("Daniel Hartley");
    await walk.shot("locked-hit", "Daniel");
    await walk.press(keys.enter);
    await walk.told("locked-refused", beginning(merge.hitLocked("Daniel Hartley")));
    await find("Nora");
    await walk.press("g", " ", "j", " ", "j");
    await walk.shot("marked", "[x]");
    await walk.press("G");
    await walk.shot("suggestions", merge.suggestions);
    await walk.press("g", keys.enter);
    await walk.shot("review-several", merge.title);
    await walk.press(keys.escape);
    await walk.press(" ", "j", " ", "G");
    await walk.shot("suggestion", merge.suggestions);
    await walk.press(keys.enter);
    await walk.shot("review", merge.title);
    await walk.press("j", "j", " ");
    await walk.shot("review-left-out");
    await walk.press("a");
    await walk.shot("review-add");
    await walk.type("not an address");
    await walk.press(keys.enter);
    await walk.shot("review-fault");
    await walk.press(keys.escape, keys.escape, "j", "j", "e");
    await walk.shot("review-edit");
    await walk.press(keys.escape, "G", "k");
    await walk.shot("review-save", `▶ [ ${merge.save} ]`);
    await walk.press("G");
    await walk.shot("review-cancel", `▶ [ ${merge.cancel} ]`);
    await walk.press("?");
    await walk.shot("review-help", text.help.title);
    await walk.press(keys.escape, keys.escape);
    await walk.shot("review-leave", beginning(merge.leave("y", "n")));
    await walk.press("n", "s");
    await walk.told("merged", /Nora Albrecht/);
    await walk.shot("after-merge", text.identities.own);
    await walk.press("u");
    await walk.told("undone", undid(text));
    await walk.press("G", "x");
    await walk.told("dismissed", merge.dismissed);
    await walk.press(keys.escape);

    await walk.customer("Priya Raman");
    await walk.press("5");
    await walk.shot("joined", text.identities.joined);
    await walk.press(keys.escape);
    await walk.customer("George Okafor");
    await walk.press("5");
    await walk.sees(merge.suggestions);
    await walk.press("G");
    await walk.shot("suggestions-george");
    await walk.press(keys.enter);
    await walk.shot("review-george", merge.title);
    await walk.press(keys.escape, keys.escape);
    await walk.customer("Claire Dubois");
    await walk.press("5");
    await walk.sees(merge.suggestions);
    await walk.press("G", keys.enter);
    await walk.shot("review-claire", merge.title);
    await walk.stop();
  },
};
