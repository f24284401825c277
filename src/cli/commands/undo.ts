import type { Command } from "../command.ts";
import { dryRunOption } from "../decide.ts";
import { argumentsOfOperations, switchOperations } from "../switch-operations.ts";

export const undo: Command = {
  name: "undo",
  arguments: argumentsOfOperations,
  options: (text) => [dryRunOption(text)],
  example: "onefold undo o3kx --dry-run",
  on: "session",
  run: (context, given, session) => switchOperations(context, given, session, "operation.undo"),
};
