import type { Command } from "../command.ts";
import { noOptions } from "../command.ts";
import { decideOnCustomer } from "../decide-on-customer.ts";

export const lock: Command = {
  name: "lock",
  arguments: (text) => [{ usage: "<customer>", about: text.commands.show.customer }],
  options: noOptions,
  example: "onefold lock email:ada@example.org",
  on: "session",
  run: (context, given, session) => decideOnCustomer(context, given, session, "customer.lock"),
};
