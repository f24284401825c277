import type { Numbers } from "./plural.ts";

/** What the command line says in English of the line to a hub. */
export const createEnLine = ({ plural }: Numbers) => ({
  commands: {
    connect: {
      about: "Join the desk of a hub: from now on this folder exchanges with the others there.",
      url: "ws://host:port or wss://host:port, as onefold hub prints it",
      token: "what onefold agent add printed; may be given several times (else ONEFOLD_TOKEN)",
    },
    sync: {
      about: "Exchange with the hub, and go on doing so until it is ended.",
      once: "exchange everything that is there now, then end",
    },
    notices: {
      about: "What came out otherwise than you decided it, because others' decisions met yours.",
      read: "you have read them: do not list them again",
      all: "also those that you have read",
    },
  },
  words: {
    joined: (url: string, agents: string) =>
      `Joined the desk of ${url} as ${agents}. onefold exchanges by itself while it is open; onefold sync --once does so now.`,
    brought: (facts: number, decisions: number) =>
      `What was here comes along: ${plural(facts, { one: "# message or account", other: "# messages and accounts" })}, ${plural(decisions, { one: "# decision", other: "# decisions" })}.`,
    noToken: "give the token with --token, or in ONEFOLD_TOKEN",
    noHub: "No hub was ever named. Join one with onefold connect URL --token TOKEN.",
    synced: (sent: number, received: number, pending: number) =>
      `${plural(sent, { one: "# sent", other: "# sent" })}, ${plural(received, { one: "# received", other: "# received" })}, ${plural(pending, { one: "# pending", other: "# pending" })}.`,
    states: {
      none: "not connected",
      connecting: "connecting",
      connected: "connected",
      offline: "offline",
      refused: "refused by the hub",
    },
    state: (when: string, state: string, unsent: number) =>
      `${when}  ${state}, ${plural(unsent, { one: "# unsent", other: "# unsent" })}`,
  },
});
