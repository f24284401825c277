import type { CustomerView, IdentityRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { profileItems } from "../customer/profile-items.ts";
import { channelName } from "../look/channel-name.ts";
import { askFirst } from "./ask-first.ts";
import type { Command } from "./command.ts";
import { conversationsSaid } from "./preview-lines.ts";
import { shownCustomer } from "./selection.ts";
import { closedReason, customerView } from "./standing.ts";

/** Separates the selected account of the Profile tab into a customer of its own, after asking [D3] [M6]. */
export const identityUnmerge: Command = {
  name: "identity.unmerge",
  disabled: (app) => {
    const { disabled } = app.language.text.deciding;
    const reason = closedReason(app, shownCustomer(app), "merge");
    if (reason !== null) return reason;
    const selected = selectedAccount(app);
    if (selected === null) return disabled.noAccount;
    return selected.of.identityTotal === 1 ? disabled.onlyAccount : null;
  },
  run: (app) => {
    const selected = selectedAccount(app);
    if (selected === null) return;
    const { account, of } = selected;
    const { text } = app.language;
    const { unmerge, done, ok } = text.deciding;
    const who = accountName(account, app);
    askFirst(app, {
      title: unmerge.title,
      accept: ok,
      irrevocable: false,
      done: done.unmerged(who),
      decision: { kind: "identity.detach", body: { identity: account.id, from: of.id }, texts: null },
      lines: (preview) => [
        unmerge.line(who, safeLine(of.name ?? text.anonymous)),
        "",
        `  ${conversationsSaid(preview, text)}`,
      ],
    });
  },
};

const accountName = (account: IdentityRow, { language }: AppHandle): string => {
  const handle = safeLine(account.handle);
  const name = safeLine(account.name);
  return `${channelName(account.channel, language.text)} ${name === "" || name === handle ? handle : `${handle} (${name})`}`;
};

const selectedAccount = (app: AppHandle): { account: IdentityRow; of: CustomerView } | null => {
  const customer = shownCustomer(app);
  const view = customer === null ? null : customerView(app, customer);
  if (view === null) return null;
  const settings = app.desk.cache.peek("settings", {});
  const item = profileItems(view, settings)[app.navigation.cursor("customer.profile")?.index ?? 0];
  return item?.type === "account" ? { account: item.account, of: view } : null;
};
