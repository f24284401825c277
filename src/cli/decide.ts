import type { Performed, Preview, Session } from "../desk.ts";
import type { CliText } from "../i18n/cli-text.ts";
import type { Decision } from "../operations/operation.ts";
import type { CommandOption, Context } from "./command.ts";
import { done, type Ending, type Noun } from "./ending.ts";
import { endingOf } from "./find.ts";
import { flagOption, type Given } from "./given.ts";

export const dryRunOption = (text: CliText): CommandOption => ({
  flags: "--dry-run",
  about: text.change.dryRun,
});

/** What a performed operation says: its document for scripts, its lines for people. */
export interface Told {
  readonly document: (performed: Performed) => Record<string, unknown>;
  readonly lines: (performed: Performed) => readonly string[];
}

/** Performs a decision and tells the result; with `--dry-run` previews it, and changes nothing [F7]. */
export const decide = async (
  context: Context,
  session: Session,
  given: Given,
  decision: Decision,
  told: Told,
): Promise<Ending> => {
  if (flagOption(given, "dryRun")) return tellPreview(context, session, decision);
  const outcome = await session.call("perform", { decision });
  if (!("ok" in outcome)) return endingOf(outcome, nounOf(decision), missingIn(outcome));
  if (context.print.json) await context.print.document(told.document(outcome.ok));
  else await context.print.lines(told.lines(outcome.ok));
  return done;
};

const tellPreview = async (context: Context, session: Session, decision: Decision): Promise<Ending> => {
  const outcome = await session.call("preview", { decision });
  if (!("ok" in outcome)) return endingOf(outcome, nounOf(decision), missingIn(outcome));
  if (context.print.json) await context.print.document({ would: outcome.ok });
  else await context.print.lines(previewLines(context.text, outcome.ok));
  return done;
};

const previewLines = (text: CliText, preview: Preview): readonly string[] => {
  const counts: readonly (readonly [number, (count: number) => string])[] = [
    [preview.identities, text.would.identities],
    [preview.threads, text.would.threads],
    [preview.messages, text.would.messages],
    [preview.customersGone.length, text.would.gone],
    [preview.customersMade, text.would.made],
  ];
  return [
    text.would.title,
    ...counts.filter(([count]) => count > 0).map(([count, say]) => `  ${say(count)}`),
    ...preview.turned.map(
      (turn) =>
        `  ${text.would.turned(`${turn.operation} (${turn.kind})`, text.states[turn.from], text.states[turn.to])}`,
    ),
  ];
};

const missingIn = (outcome: object): string =>
  "missing" in outcome && typeof outcome.missing === "string" ? outcome.missing : "";

/** What a decision is about, for the message that it is not there. */
const nounOf = (decision: Decision): Noun => {
  const kind = decision.kind.split(".")[0];
  return kind === "identity" || kind === "operation" || kind === "case" ? kind : "customer";
};
