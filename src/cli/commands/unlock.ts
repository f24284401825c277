import type { Command } from "../command.ts";
import { noOptions } from "../command.ts";
import { decideOnCustomer } from "../decide-on-customer.ts";

export const unlock: Command = {
  name: "unlock",
  arguments: (text) => [{ usage: "<customer>", about: text.commands.show.customer }],
  options: noOptions,
  example: "onefold unlock email:ada@example.org",
  on: "session",
  run: (context, given, session) => decideOnCustomer(context, given, session, "customer.unlock"),
};
