import type { Numbers } from "./plural.ts";

/** What the screen says of the line to the hub, and of who else is there. */
export const createEnSync = ({ plural }: Numbers) => ({
  /** For the end of the last row; `short` for 80 columns. `when` is a time of today, or a day. */
  status: {
    connected: { long: "connected", short: "connected" },
    connecting: { long: "connecting…", short: "connecting…" },
    offline: {
      long: (when: string) => `offline since ${when}`,
      short: (when: string) => `offline ${when}`,
    },
    refused: {
      unreachable: "no line",
      unauthorized: "token refused",
      tls: "untrusted hub",
      "not-a-hub": "not a hub",
      "another-desk": "another desk",
      copied: "copied folder",
      clock: "clock differs",
    },
    receiving: {
      long: (percent: string) => `receiving ${percent} %`,
      short: (percent: string) => `receiving ${percent} %`,
    },
    unsent: (count: number) => plural(count, { one: "# unsent", other: "# unsent" }),
    notices: (count: number) => plural(count, { one: "# notice", other: "# notices" }),
  },
  /** What happened, what is safe, what to do. */
  failures: {
    unreachable:
      "The hub does not answer. You can work on: what you decide is kept here and goes out later by itself. If it stays so, check the URL and the network.",
    unauthorized:
      "The hub does not know this token, or it was revoked. What you decide is kept here. Ask an admin for a new token (onefold agent add), then connect with it.",
    tls: "The certificate of the hub is not trusted. Nothing was sent. Check that the URL names your hub; a certificate of your own is trusted through NODE_EXTRA_CA_CERTS.",
    "not-a-hub":
      "Something else than a hub answers at this URL. Nothing was sent. Check host and port: onefold hub prints them when it starts.",
    "another-desk":
      "This data folder belongs to the desk of another hub, and two desks are never mixed. Nothing was sent. Connect to its own hub, or give an empty folder with --data.",
    copied:
      "Another copy of this data folder is connected. What you decide is kept here. Close the other one; this one goes on by itself, under an id of its own.",
    clock:
      "The clock of this machine and that of the hub differ too much. What you decide is kept here. Set the clock, then try again.",
  },
  hub: {
    title: "Connection",
    url: "URL of the hub",
    urlHint: "onefold hub prints it: ws://host:port, or wss://host:port",
    token: "Token",
    tokenHint: "onefold agent add prints it once; several are separated by blanks",
    start: "Enter connects. What is in this folder is offered to the other agents.",
    connecting: "Connecting…",
    jobs: { rekey: "Taking along what is here", rebuild: "Making its tables" },
    joining: "Joining the desk: receiving what the others have…",
    goesOn: "Esc closes this; it goes on. What is here already can be worked on.",
    joined: (agents: string) => `Connected as ${agents}.`,
    brought: (facts: string, decisions: string) =>
      `What was here comes along: messages and accounts ${facts}, decisions ${decisions}.`,
    otherAgent: (agents: string, agent: string) =>
      `The token is for ${agents}, but ${agent} works here, whose decisions the hub refuses. Start again with --agent ${agents}, or connect with a token for ${agent}.`,
    presence: "Presence",
    presenceHint: "the others see what you look at, and you see what they do",
    thin: "Thin line",
    thinHint: "what you decide goes out a moment later, together",
    on: "on",
    off: "off",
    set: (what: string, value: string) => `${what}: ${value}`,
    alone: "No hub was ever named: this desk is on this machine only.",
    since: (state: string, when: string) => `${state}, since ${when}`,
    states: {
      none: "not connected",
      connecting: "connecting",
      connected: "connected",
      offline: "offline",
      refused: "refused by the hub",
    },
    unsent: (count: number) =>
      plural(count, {
        one: "# decision or message is not sent yet.",
        other: "# decisions and messages are not sent yet.",
      }),
    allSent: "Everything is sent.",
    retryAt: (when: string) => `The next try is at ${when}.`,
    synced: (sent: number, received: number) =>
      `${plural(sent, { one: "# sent", other: "# sent" })}, ${plural(received, { one: "# received", other: "# received" })}.`,
    noUrl: "no URL was typed",
    noToken: "no token was typed",
    notUrl: "a URL begins with ws:// or wss://",
    busy: "it is connecting already",
    unsavedGone:
      "What was typed and not saved is gone: customers and cases were made anew with the desk that this folder joined.",
    noHub: "no hub was ever named",
  },
  presence: {
    online: "Online",
    nobody: "Nobody else is online.",
    off: "Presence is off: nobody sees where you are, and you see nobody.",
    notConnected: "Who is online shows again once the line is back.",
    here: (names: string, count: number) =>
      `${names} ${plural(count, { one: "is here", other: "are here" })}`,
    typing: (names: string, count: number) =>
      `${names} ${plural(count, { one: "is typing", other: "are typing" })}`,
    looks: (customer: string) => `looks at ${customer}`,
    types: (customer: string) => `is typing at ${customer}`,
    idle: "looks at nothing in particular",
    unknown: "a customer who has not arrived here yet",
    nowhere: "looks at nothing that is here",
    noColleague: "nobody else is online",
  },
});
