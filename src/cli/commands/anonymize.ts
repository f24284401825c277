import type { Session } from "../../desk.ts";
import type { Decision } from "../../operations/operation.ts";
import type { Command, Context } from "../command.ts";
import { dryRunOption } from "../decide.ts";
import { done, type Ending } from "../ending.ts";
import { endingOf, find } from "../find.ts";
import { argument, flagOption } from "../given.ts";
import { collect, everyRow } from "../pages.ts";
import { waitForErasure } from "../wait-for-erasure.ts";

export const anonymize: Command = {
  name: "anonymize",
  arguments: (text) => [{ usage: "<customer>", about: text.commands.show.customer }],
  options: (text) => [{ flags: "--yes", about: text.commands.anonymize.yes }, dryRunOption(text)],
  example: "onefold anonymize email:ada@example.org --yes",
  on: "session",
  run: async (context, given, session) => {
    const isDryRun = flagOption(given, "dryRun");
    if (!isDryRun && !flagOption(given, "yes"))
      return { type: "usage", message: context.text.keeping.needsYes };
    const found = await find(session, "customer", argument(given, 0));
    if ("ending" in found) return found.ending;
    const identities = await collect(
      everyRow((window) => session.call("identities", { ...window, customer: found.id })),
    );
    const decision: Decision = {
      kind: "customer.anonymize",
      body: { identities: identities.map(({ id }) => id) },
      texts: null,
    };
    return isDryRun ? tellWhatGoes(context, session, decision) : erase(context, session, decision);
  },
};

/** Answers only when the bytes are gone; interrupted, the next command goes on with it. */
const erase = async (context: Context, session: Session, decision: Decision): Promise<Ending> => {
  const { print, text } = context;
  const outcome = await session.call("perform", { decision });
  if (!("ok" in outcome)) return endingOf(outcome, "customer", "");
  const { operation, erases = { messages: 0, bytes: 0 } } = outcome.ok;
  const { unreached, sending } = await waitForErasure(context, session);
  if (print.json) await print.document({ operation, erased: erases, unreached, sending });
  else await print.lines([text.keeping.erased(erases.messages, erases.bytes, operation)]);
  return done;
};

const tellWhatGoes = async (
  { print, text }: Context,
  session: Session,
  decision: Decision,
): Promise<Ending> => {
  const outcome = await session.call("preview", { decision });
  if (!("ok" in outcome)) return endingOf(outcome, "customer", "");
  const { identities, threads, messages, mentions } = outcome.ok;
  const { goes } = text.keeping;
  if (print.json) await print.document({ would: outcome.ok });
  else {
    await print.lines([
      goes.title,
      ...[goes.identities(identities), goes.threads(threads), goes.messages(messages)].map(
        (line) => `  ${line}`,
      ),
      ...(mentions > 0 ? [goes.mentions(mentions)] : []),
    ]);
  }
  return done;
};
