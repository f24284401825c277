import type { Session } from "../../desk.ts";
import { createAgentToken } from "../../domain/agent-token.ts";
import { type Command, type Context, noOptions } from "../command.ts";
import { decide } from "../decide.ts";
import type { Ending } from "../ending.ts";
import { argument, type Given, textOption } from "../given.ts";

export const agent: Command = {
  name: "agent",
  arguments: (text) => [
    { usage: "<action>", about: text.commands.agent.action },
    { usage: "<name>", about: text.commands.agent.agent },
  ],
  options: (text) => [...noOptions(), { flags: "--role <role>", about: text.commands.agent.role }],
  example: "onefold agent add grace --role agent",
  on: "session",
  onServer: true,
  run: async (context, given, session) => {
    const action = argument(given, 0);
    if (action === "add") return add(context, given, session);
    if (action === "revoke") return revoke(context, given, session);
    return { type: "usage", message: context.text.errors.unknownAgentAction(action) };
  },
};

/** Added again, an agent gets a new token, and the old one is worth nothing. */
const add = async (context: Context, given: Given, session: Session): Promise<Ending> => {
  const name = argument(given, 1);
  const role = textOption(given, "role") ?? "agent";
  const roles = await rolesOf(session);
  if (!roles.includes(role)) {
    return { type: "usage", message: context.text.errors.unknownRole(role, roles.join(", ")) };
  }
  const { token, hash } = createAgentToken();
  return decide(
    context,
    session,
    given,
    { kind: "agent.set", body: { agent: name, role, token: hash }, texts: null },
    {
      document: ({ operation }) => ({ name, role, token, operation }),
      lines: () => [context.text.done.agentAdded(name, role), token],
    },
  );
};

/** The roles that have permissions: an agent of any other one could not even read. */
const rolesOf = async (session: Session): Promise<readonly string[]> => {
  const { settings } = await session.call("settings", {});
  return settings.flatMap(({ key }) => (key.startsWith("role.") ? [key.slice("role.".length)] : []));
};

const revoke = async (context: Context, given: Given, session: Session): Promise<Ending> => {
  const name = argument(given, 1);
  const known = await session.call("agents", {});
  if (!known.some((row) => row.name === name)) return { type: "missing", noun: "agent", text: name };
  return decide(
    context,
    session,
    given,
    { kind: "agent.set", body: { agent: name, role: null }, texts: null },
    {
      document: ({ operation }) => ({ name, role: null, operation }),
      lines: ({ operation }) => [context.text.done.performed(operation)],
    },
  );
};
