import type { Command } from "./command.ts";
import {
  candidateObstacle,
  markedCustomers,
  ownObstacle,
  selectedCandidate,
  shownView,
} from "./identity-selection.ts";

/** Marks a hit or a suggestion, or takes its mark away: what is marked is merged together [D2]. */
export const identitiesMark: Command = {
  name: "identities.mark",
  disabled: (app) => ownObstacle(app) ?? candidateObstacle(app, selectedCandidate(app)),
  run: (app) => {
    const candidate = selectedCandidate(app);
    const into = shownView(app)?.id;
    if (candidate === null || into === undefined) return;
    const marked = markedCustomers(app);
    const customers = marked.includes(candidate.id)
      ? marked.filter((id) => id !== candidate.id)
      : [...marked, candidate.id];
    app.navigation.change({ marked: { into, customers } });
    app.navigation.move("down");
  },
};
