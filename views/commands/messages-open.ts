import { windowOf } from "../data/use-rows.ts";
import type { Command } from "./command.ts";
import { shownCustomer } from "./selection.ts";

/** From the Messages tab into the Inbox, at that thread. */
export const messagesOpen: Command = {
  name: "messages.open",
  run: (app) => {
    const customer = shownCustomer(app);
    if (customer === null) return;
    const index = app.navigation.cursor("customer.messages")?.index ?? 0;
    const window = windowOf("inboxPage", index);
    const page = app.desk.cache.peek("inboxPage", { folder: "all", customer, ...window });
    const thread = page?.rows[index - window.offset];
    if (thread !== undefined) app.navigation.change({ dialogs: [], pinned: thread.id, pane: "thread" });
  },
};
