import type { Session } from "../desk.ts";
import type { Context } from "./command.ts";
import { decide } from "./decide.ts";
import type { Ending } from "./ending.ts";
import { find } from "./find.ts";
import { argument, type Given } from "./given.ts";

/** Decides what takes a customer and nothing else: lock and unlock [F9]. */
export const decideOnCustomer = async (
  context: Context,
  given: Given,
  session: Session,
  kind: "customer.lock" | "customer.unlock",
): Promise<Ending> => {
  const found = await find(session, "customer", argument(given, 0));
  if ("ending" in found) return found.ending;
  return decide(
    context,
    session,
    given,
    { kind, body: { customer: found.id }, texts: null },
    {
      document: ({ operation }) => ({ operation }),
      lines: ({ operation }) => [context.text.done.performed(operation)],
    },
  );
};
