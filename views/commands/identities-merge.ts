import type { CustomerView } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { plainMerge } from "../merge/merge-decision.ts";
import { createReview } from "../merge/review.ts";
import type { Command } from "./command.ts";
import {
  candidateObstacle,
  markedCustomers,
  ownObstacle,
  selectedCandidate,
  shownView,
} from "./identity-selection.ts";
import { openDialog } from "./open-dialog.ts";
import { reportFailure, reportOutcome } from "./report.ts";
import { stays } from "./stays.ts";

/**
 * Merge on the selected hit or suggestion, or on all marked ones, into the customer that shows [M5]: opens the
 * review. Nothing is written yet [D2].
 */
export const identitiesMerge: Command = {
  name: "identities.merge",
  disabled: (app) =>
    ownObstacle(app) ??
    (markedCustomers(app).length > 0 ? null : candidateObstacle(app, selectedCandidate(app))),
  run: (app) => {
    const marked = markedCustomers(app);
    const into = shownView(app)?.id;
    const candidate = selectedCandidate(app);
    const from = marked.length > 0 ? marked : candidate === null ? [] : [candidate.id];
    if (into === undefined || from.length === 0) return;
    openReview(app, into, from).catch((error: unknown) => reportFailure(app, error));
  },
};

const openReview = async (app: AppHandle, into: CustomerId, from: readonly CustomerId[]): Promise<void> => {
  const { session, cache } = app.desk;
  const isHere = stays(app);
  const [settings, outcome, ...views] = await Promise.all([
    cache.ask("settings", {}),
    session.call("preview", { decision: plainMerge(into, from) }),
    ...[into, ...from].map((customer) => session.call("customer", { customer })),
  ]);
  if (!isHere() || shownView(app)?.id !== into) return;
  const preview = reportOutcome(app, outcome);
  if (preview === null) return;
  const sides = views.filter((view): view is CustomerView => view !== null);
  const review = createReview(sides, preview, settings.fields);
  app.navigation.change({ ...openDialog(app.navigation.get(), { type: "review" }), review });
};
