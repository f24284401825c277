import type { Session } from "../desk.ts";
import type { CliText } from "../i18n/cli-text.ts";
import type { CommandArgument, Context } from "./command.ts";
import { decide } from "./decide.ts";
import type { Ending } from "./ending.ts";
import { findAll } from "./find.ts";
import { type Given, listArgument } from "./given.ts";

export const argumentsOfOperations = (text: CliText): readonly CommandArgument[] => [
  { usage: "<operation...>", about: text.commands.undo.operations },
];

/** Undo and redo are the two positions of one switch [F7]. */
export const switchOperations = async (
  context: Context,
  given: Given,
  session: Session,
  kind: "operation.undo" | "operation.redo",
): Promise<Ending> => {
  const found = await findAll(session, "operation", listArgument(given, 0));
  if ("ending" in found) return found.ending;
  return decide(
    context,
    session,
    given,
    { kind, body: { operations: found.ids }, texts: null },
    {
      document: ({ operation }) => ({ operation }),
      lines: ({ operation }) => [context.text.done.performed(operation)],
    },
  );
};
