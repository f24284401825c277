import type { Session } from "../../desk.ts";
import type { Decision } from "../../operations/operation.ts";
import { type Command, noOptions } from "../command.ts";
import { decide } from "../decide.ts";
import type { Ending } from "../ending.ts";
import { find } from "../find.ts";
import { argument } from "../given.ts";

export const caseCommand: Command = {
  name: "case",
  arguments: (text) => [
    { usage: "<action>", about: text.commands.case.action },
    { usage: "<thread-or-case>", about: text.commands.case.target },
  ],
  options: noOptions,
  example: "onefold case open t0k2",
  on: "session",
  run: async (context, given, session) => {
    const { text } = context;
    const action = argument(given, 0);
    const decisionOf = decisions[action];
    if (decisionOf === undefined) return { type: "usage", message: text.errors.unknownAction(action) };
    const decided = await decisionOf(session, argument(given, 1));
    if ("type" in decided) return decided;
    return decide(context, session, given, decided.decision, {
      document: (performed) => ({ operation: performed.operation, case: performed.case }),
      lines: (performed) => [
        action === "open" && performed.case !== null
          ? text.done.caseOpened(performed.case, performed.operation)
          : text.done.performed(performed.operation),
      ],
    });
  },
};

type DecisionOf = (session: Session, typed: string) => Promise<{ readonly decision: Decision } | Ending>;

const onCase =
  (kind: "case.close" | "case.cancel"): DecisionOf =>
  async (session, typed) => {
    const found = await find(session, "case", typed);
    return "ending" in found ? found.ending : { decision: { kind, body: { case: found.id }, texts: null } };
  };

const decisions: Readonly<Record<string, DecisionOf>> = {
  open: async (session, typed) => {
    const found = await find(session, "thread", typed);
    if ("ending" in found) return found.ending;
    const thread = await session.call("thread", { thread: found.id });
    if (thread === null) return { type: "missing", noun: "thread", text: typed };
    return {
      decision: {
        kind: "case.open",
        body: { thread: thread.id, identity: thread.identity },
        texts: null,
      },
    };
  },
  close: onCase("case.close"),
  cancel: onCase("case.cancel"),
};
