import type { MessageRow } from "../../src/desk.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { windowOf } from "../data/use-rows.ts";
import type { CommentTarget } from "../navigation/remark.ts";
import type { Command } from "./command.ts";
import { selectedCase } from "./selected-case.ts";
import { shownCustomer } from "./selection.ts";
import { closedReason } from "./standing.ts";

/** Into the comment field, about the customer, the case or the selected message of it [I1] [I3]. */
export const commentBegin: Command = {
  name: "comment.begin",
  disabled: (app) =>
    closedReason(app, shownCustomer(app), "comment", true) ??
    (targetAtHand(app) === null ? noTarget(app) : null),
  run: (app) => {
    const commentOn = targetAtHand(app);
    if (commentOn !== null) app.navigation.change({ typing: "comment", commentOn });
  },
};

const noTarget = (app: AppHandle): string => {
  const { noCase, cancelledCase } = app.language.text.deciding.disabled;
  return selectedCase(app)?.state === "cancelled" ? cancelledCase : noCase;
};

const targetAtHand = (app: AppHandle): CommentTarget | null => {
  const customer = shownCustomer(app);
  if (customer === null) return null;
  const { tab, insideCase } = app.navigation.get();
  if (tab === "summary") return { customer, message: null };
  const chosen = selectedCase(app);
  if (chosen === null || chosen.state === "cancelled") return null;
  return {
    case: chosen.id,
    message: insideCase === null ? null : (selectedMessage(app, chosen.id)?.id ?? null),
  };
};

/** The message that the cursor stands in; none where the comments below the messages begin. */
const selectedMessage = (app: AppHandle, ofCase: string): MessageRow | null => {
  const { navigation, desk } = app;
  const line = navigation.cursor("customer.case")?.index ?? 0;
  const stops = navigation.extent("customer.case")?.stops ?? [];
  const index = stops.findLastIndex((stop) => stop <= line);
  if (index < 0) return null;
  const window = windowOf("caseMessages", index);
  const filter = { case: ofCase, direction: navigation.get().casesView };
  return desk.cache.peek("caseMessages", { ...filter, ...window })?.rows[index - window.offset] ?? null;
};
