import type { Command } from "../command.ts";
import { dryRunOption } from "../decide.ts";
import { argumentsOfOperations, switchOperations } from "../switch-operations.ts";

export const redo: Command = {
  name: "redo",
  arguments: argumentsOfOperations,
  options: (text) => [dryRunOption(text)],
  example: "onefold redo o3kx",
  on: "session",
  run: (context, given, session) => switchOperations(context, given, session, "operation.redo"),
};
