import type { AppHandle } from "../app/app-handle.ts";
import { hintOf } from "../keys/keymap.ts";
import { editValue, isReviewChanged, rowAt, takeTyped, toggleValue } from "../merge/change-review.ts";
import { sideNames } from "../merge/describe-source.ts";
import { mergeDecision } from "../merge/merge-decision.ts";
import type { Review } from "../merge/review.ts";
import type { ReviewRow } from "../merge/review-rows.ts";
import type { Command } from "./command.ts";
import { reportFailure, reportOutcome } from "./report.ts";

const selectedRow = (app: AppHandle): ReviewRow | undefined => {
  const { review } = app.navigation.get();
  return review === null ? undefined : rowAt(review, app.navigation.cursor("review")?.index ?? 0);
};

/** Once Save is pressed the form waits for what the desk says. */
const savingReason = ({ navigation, language }: AppHandle): string | null =>
  navigation.get().review?.step === "saving" ? language.text.deciding.disabled.saving : null;

const notEditable = (app: AppHandle): string | null => {
  const saving = savingReason(app);
  if (saving !== null) return saving;
  const row = selectedRow(app);
  const isField = row?.type === "value" || row?.type === "empty";
  return isField && !row.editable ? app.language.text.merge.readOnly : null;
};

const type = (app: AppHandle, row: ReviewRow | undefined, asNew: boolean): void => {
  const { review, fields } = app.navigation.get();
  if (review === null || (row?.type !== "value" && row?.type !== "empty")) return;
  const index = asNew || row.type === "empty" ? null : row.index;
  const text = index === null || row.type === "empty" ? "" : row.value.value;
  app.navigation.change({
    review: editValue(review, row.field, index),
    fields: { ...fields, review: text },
    typing: "review",
  });
};

const toggle: Command = {
  name: "review.toggle",
  disabled: notEditable,
  run: (app) => {
    const { review } = app.navigation.get();
    const row = selectedRow(app);
    if (row?.type === "value" && review !== null) {
      app.navigation.change({ review: toggleValue(review, row.field, row.index) });
    } else press(app, row);
  },
};

const edit: Command = {
  name: "review.edit",
  disabled: notEditable,
  run: (app) => {
    const row = selectedRow(app);
    if (row?.type === "save" || row?.type === "cancel") press(app, row);
    else type(app, row, false);
  },
};

/** A field with one value is given another one, too. */
const add: Command = {
  name: "review.add",
  disabled: notEditable,
  run: (app) => type(app, selectedRow(app), true),
};

/** Save and Cancel are rows, and are pressed like buttons. */
const press = (app: AppHandle, row: ReviewRow | undefined): void => {
  if (row?.type === "save") save.run(app);
  else if (row?.type === "cancel") leave.run(app);
};

/**
 * Ends the typing. What cannot stand in the field keeps it open, with the reason beside it; Esc, once the reason
 * shows, leaves it out.
 */
const take: Command = {
  name: "review.take",
  run: ({ navigation }) => {
    const { review, fields } = navigation.get();
    if (review === null) return;
    const taken = takeTyped(review, fields.review);
    navigation.change({ review: taken, typing: taken.editing === null ? null : "review" });
  },
};

const drop: Command = {
  name: "review.drop",
  run: (app) => {
    const { review } = app.navigation.get();
    if (review === null || review.fault === null) return take.run(app);
    app.navigation.change({ review: { ...review, editing: null, fault: null }, typing: null });
  },
};

const close = (app: AppHandle): void =>
  app.navigation.change({
    dialogs: app.navigation.get().dialogs.filter((dialog) => dialog.type !== "review"),
    review: null,
    typing: null,
  });

/** Cancel: asks first when something was decided that leaving would lose. */
const leave: Command = {
  name: "review.leave",
  disabled: savingReason,
  run: (app) => {
    const { review } = app.navigation.get();
    if (review === null || !isReviewChanged(review)) return close(app);
    app.navigation.change({ review: { ...review, step: "leaving" } });
  },
};

const discard: Command = { name: "review.discard", run: close };

const stay: Command = {
  name: "review.stay",
  run: ({ navigation }) => {
    const { review } = navigation.get();
    if (review !== null) navigation.change({ review: { ...review, step: "looking" } });
  },
};

/** Writes the merge as reviewed [D2] [F4]. A refusal leaves the form as it is. */
const save: Command = {
  name: "review.save",
  run: (app) => {
    const { review } = app.navigation.get();
    if (review === null || review.step === "saving") return;
    const saving = { ...review, step: "saving" } as const;
    const isOpen = () => app.navigation.get().review === saving;
    app.navigation.change({ review: saving });
    app.desk.session.call("perform", { decision: mergeDecision(review) }).then(
      (outcome) => {
        if (reportOutcome(app, outcome) === null) {
          if (isOpen()) stay.run(app);
          return;
        }
        app.navigation.change({ toast: { text: doneText(app, review), alarming: false } });
        if (!isOpen()) return;
        close(app);
        app.navigation.place("customer.identities", 0);
        app.navigation.change({ marked: null });
      },
      (error: unknown) => {
        if (isOpen()) stay.run(app);
        reportFailure(app, error);
      },
    );
  },
};

const doneText = ({ language }: AppHandle, review: Review): string => {
  const { merge } = language.text;
  const undo = hintOf("undo.last");
  const [survivor = "", ...absorbed] = sideNames(review.sides, language.text);
  return absorbed.length === 1
    ? merge.done(absorbed[0] ?? "", survivor, undo)
    : merge.doneSeveral(absorbed.length, survivor, undo);
};

/** The review form of a merge. */
export const review: readonly Command[] = [toggle, edit, add, take, drop, save, leave, discard, stay];
