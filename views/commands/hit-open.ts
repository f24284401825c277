import type { AppHandle } from "../app/app-handle.ts";
import { type SearchHit, searchArgs, searchHits } from "../dialogs/search-hits.ts";
import { otherCustomer } from "../navigation/other-customer.ts";
import { topDialog } from "../navigation/state.ts";
import type { Command } from "./command.ts";
import { reportFailure } from "./report.ts";

/** Opens the selected hit. Enter that comes before the results waits for them and takes the first. */
export const hitOpen: Command = {
  name: "hit.open",
  disabled: ({ navigation, language }) =>
    navigation.get().fields.search.trim() === "" ? language.text.disabled.nothingToSearch : null,
  run: (app) => {
    const text = app.navigation.get().fields.search;
    const { cache } = app.desk;
    const args = searchArgs(text);
    Promise.all([
      cache.ask("customerSearch", args.customers),
      cache.ask("messageSearch", args.messages),
    ]).then(
      ([customers, messages]) => {
        const { fields } = app.navigation.get();
        if (topDialog(app.navigation.get())?.type !== "search" || fields.search !== text) return;
        const cursor = app.navigation.cursor("search");
        const index = cursor?.of === text.trim() ? cursor.index : 0;
        const hit = searchHits(customers, messages).hits[index];
        if (hit !== undefined) open(app, hit);
      },
      (error: unknown) => reportFailure(app, error),
    );
  },
};

const open = ({ navigation }: AppHandle, hit: SearchHit): void => {
  if (hit.type === "customer") {
    const dialog = { type: "customer", customer: hit.row.id } as const;
    navigation.change({
      ...otherCustomer(navigation.get()),
      dialogs: [dialog],
      typing: null,
      tab: "summary",
    });
  } else {
    const { thread: pinned, message: sought } = hit.row;
    navigation.change({ dialogs: [], typing: null, pinned, sought, pane: "thread" });
  }
};
