import { historySentence } from "../history/history-sentence.ts";
import { winnerOf } from "../history/winner.ts";
import type { Command } from "./command.ts";
import { repeatDecision } from "./repeat-decision.ts";
import { selectedDecision } from "./selected-decision.ts";

/** What History offers where decisions met [F12]: to decide again, and to see the one that counts. */
export const historyMet: readonly Command[] = [
  {
    name: "history.repeat",
    disabled: (app) => {
      const row = selectedDecision(app);
      const { deciding, met } = app.language.text;
      if (row === null) return deciding.disabled.noDecision;
      if (row.state !== "refused") return met.repeat.notRefused;
      return row.by === app.desk.session.door.agent ? null : met.repeat.notYours;
    },
    run: (app) => {
      const row = selectedDecision(app);
      if (row !== null) repeatDecision(app, row.operation, historySentence(row, app.language));
    },
  },
  {
    name: "history.winner",
    disabled: (app) => {
      const row = selectedDecision(app);
      const { deciding, met } = app.language.text;
      if (row === null) return deciding.disabled.noDecision;
      return winnerOf(row) === null ? met.winner.none : null;
    },
    run: (app) => {
      const row = selectedDecision(app);
      const decision = row === null ? null : winnerOf(row);
      if (decision !== null) app.navigation.change({ soughtDecision: decision });
    },
  },
];
