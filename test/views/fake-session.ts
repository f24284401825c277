import type {
  CallName,
  Calls,
  CaseRow,
  Change,
  CommentRow,
  CustomerView,
  IdentityRow,
  LogRow,
  MessageRow,
  Session,
  SyncState,
  ThreadRow,
  ThreadView,
} from "../../src/desk.ts";

export interface FakeSession extends Session {
  /** Every call in order, for tests on what is asked. */
  readonly calls: readonly { readonly name: CallName; readonly args: unknown }[];
  change(change: Partial<Change>): void;
  /** Answers are held back until `release`. */
  hold(): void;
  release(): void;
}

export interface FakeOptions {
  readonly threads?: number;
  readonly empty?: boolean;
  readonly names?: readonly string[];
  /** Answers that replace the made-up ones, which `made` gives. */
  readonly answers?: {
    readonly [N in CallName]?: (args: Calls[N]["args"], made: () => Calls[N]["result"]) => Calls[N]["result"];
  };
}

/** The line of a desk for which no hub was ever named. */
export const lone: SyncState = {
  state: "none",
  url: null,
  since: 0,
  reason: null,
  unsent: 0,
  receiving: null,
  retryAt: null,
  presence: false,
  thin: false,
};

/** Noon of 12 March 2019, UTC: dates in the made-up desk count back from here by hours. */
const newest = Date.UTC(2019, 2, 12, 12);

/** A made-up desk behind the interface: one customer, identity and thread for each row. */
export const createFakeSession = ({
  threads = 300,
  empty = false,
  names = ["Ada Nunez", "Bruno Keller", "Chiara Rossi"],
  answers = {},
}: FakeOptions = {}): FakeSession => {
  const nameOf = (n: number) => `${names[n % names.length]} ${n}`;
  const identityOf = (n: number): IdentityRow => ({
    id: `i${n}`,
    customer: `c${n}`,
    channel: n % 3 === 0 ? "whatsapp" : "email",
    kind: n % 3 === 0 ? "whatsapp" : "email",
    handle: `person${n}@example.com`,
    name: nameOf(n),
    email: `person${n}@example.com`,
    phone: "",
    uid: "",
    seenAt: newest,
    threads: 1,
    joined: null,
    anonymized: false,
  });
  const threadOf = (n: number): ThreadRow => ({
    id: `t${n}`,
    customer: `c${n}`,
    identity: `i${n}`,
    customerName: nameOf(n),
    channel: identityOf(n).channel,
    kind: identityOf(n).kind,
    subject: `Question ${n} about order ${n * 7}`,
    messages: 3,
    lastAt: newest - n * 3_600_000,
    lastDirection: n % 2 === 0 ? "in" : "out",
    open: n % 5 !== 4,
    case: n === 0 ? "k0" : null,
  });
  const messageOf = (n: number, m: number): MessageRow => ({
    id: `m${n}.${m}`,
    thread: `t${n}`,
    direction: m % 2 === 0 ? "in" : "out",
    author: m % 2 === 0 ? nameOf(n) : "Agent",
    sentAt: newest - n * 3_600_000 - (2 - m) * 60_000,
    subject: `Question ${n}`,
    text: Array.from({ length: 12 }, (_, l) => `Line ${l} of message ${m} in thread ${n}.`).join("\n"),
  });
  const customerOf = (n: number): CustomerView => ({
    id: `c${n}`,
    name: nameOf(n),
    locked: false,
    lockedBy: null,
    anonymized: false,
    review: false,
    profile: {
      single: {
        firstName: { value: nameOf(n).split(" ")[0] ?? "", given: true },
        lastName: null,
        company: { value: "Example Ltd", given: false },
        gender: null,
        notes: { value: "Prefers mornings.\nPays by card.", given: false },
      },
      list: {
        emails: [
          { value: `first${n}@example.com`, given: false },
          { value: `person${n}@example.com`, given: true },
        ],
        mobilePhones: [],
        homePhones: [],
        tags: [],
      },
    },
    identities: [identityOf(n)],
    identityTotal: 1,
    threads: 1,
    openThreads: 1,
    messages: 3,
    cases: n === 0 ? 1 : 0,
    openCases: n === 0 ? 1 : 0,
  });
  const theCase: CaseRow = {
    id: "k0",
    thread: "t0",
    identity: "i0",
    customer: "c0",
    subject: "Question 0",
    channel: "email",
    state: "open",
    openedAt: newest,
    openedBy: "Agent",
    comments: 1,
  };
  const theComment: CommentRow = {
    id: "n0",
    case: "k0",
    customer: "c0",
    message: null,
    by: "Agent",
    at: newest,
    text: "Called back, all well.",
  };
  const logOf = (n: number): readonly LogRow[] => [
    ...(n === 0
      ? [
          {
            type: "comment",
            at: newest,
            comment: "n0",
            by: "Agent",
            text: theComment.text,
            case: "k0",
          } as const,
        ]
      : []),
    ...[2, 1, 0].map((m): LogRow => {
      const { thread, id: message, direction, author, subject, sentAt: at } = messageOf(n, m);
      const { channel, kind } = threadOf(n);
      return {
        type: "message",
        at,
        thread,
        message,
        channel,
        kind,
        direction,
        author,
        subject,
        excerpt: "…",
      };
    }),
  ];
  const range = Array.from({ length: threads }, (_, n) => n);
  const page = <R>(rows: readonly R[], { offset, limit }: { offset: number; limit: number }) => ({
    rows: rows.slice(offset, offset + limit),
    offset,
    total: rows.length,
  });
  const number = (id: string) => Number.parseInt(id.slice(1), 10);
  const inFolder = (folder: string) =>
    range.filter((n) => {
      if (folder === "open") return threadOf(n).open;
      if (folder === "closed") return !threadOf(n).open;
      return folder === "all" || folder === `channel:${threadOf(n).channel}`;
    });
  let isEmpty = empty;

  const all: { readonly [N in CallName]?: (args: Calls[N]["args"]) => Calls[N]["result"] } = {
    overview: () => ({ empty: isEmpty, agent: "Agent", own: [] }),
    folders: () =>
      ["all", "open", "closed", "channel:email", "channel:whatsapp"].map((id) => ({
        id,
        kind: id === "channel:email" ? "email" : id === "channel:whatsapp" ? "whatsapp" : null,
        threads: inFolder(id).length,
      })),
    inboxPage: ({ folder, customer, ...window }) =>
      page(
        inFolder(folder)
          .filter((n) => customer === undefined || customer === `c${n}`)
          .map(threadOf),
        window,
      ),
    thread: ({ thread }): ThreadView => ({
      ...threadOf(number(thread)),
      conversation: "v0",
      linked: [],
      linkedTotal: 0,
    }),
    threadMessages: ({ thread, ...window }) =>
      page(
        [0, 1, 2].map((m) => messageOf(number(thread), m)),
        window,
      ),
    customer: ({ customer }) => customerOf(number(customer)),
    customerLog: ({ customer, ...window }) => page(logOf(number(customer)), window),
    customerCases: ({ customer, ...window }) => page(customer === "c0" ? [theCase] : [], window),
    caseMessages: ({ direction, ...window }) =>
      page(
        [0, 1, 2]
          .map((m) => messageOf(0, m))
          .filter((m) => direction === "both" || m.direction === direction),
        window,
      ),
    caseComments: (args) => page([theComment], args),
    customerSearch: ({ text, ...window }) =>
      page(
        range
          .filter((n) => nameOf(n).toLowerCase().includes(text.toLowerCase()))
          .map((n) => ({
            id: `c${n}`,
            name: nameOf(n),
            locked: false,
            anonymized: false,
            identities: 1,
            threads: 1,
            hint: `person${n}@example.com`,
            kinds: [threadOf(n).kind],
          })),
        window,
      ),
    suggestions: () => [],
    syncState: () => lone,
    colleagues: () => [],
    attend: () => null,
    notices: (window) => page([], window),
    settings: () => ({
      agent: "Agent",
      role: "admin",
      permissions: [
        "read",
        "update",
        "merge",
        "anonymize",
        "export",
        "lock",
        "comment",
        "case",
        "administer",
      ],
      tabs: ["summary", "profile", "cases", "messages", "identities", "more"],
      fields: {
        firstName: "edit",
        lastName: "edit",
        company: "edit",
        gender: "edit",
        notes: "edit",
        emails: "edit",
        mobilePhones: "edit",
        homePhones: "edit",
        tags: "edit",
      },
      settings: [],
    }),
    messageSearch: ({ text, ...window }) =>
      page(
        range
          .filter((n) => threadOf(n).subject.toLowerCase().includes(text.toLowerCase()))
          .map((n) => ({
            message: `m${n}.0`,
            thread: `t${n}`,
            customer: `c${n}`,
            customerName: nameOf(n),
            sentAt: newest,
            subject: threadOf(n).subject,
            excerpt: "Line 0",
          })),
        window,
      ),
    fillDemo: () => {
      isEmpty = false;
      change({ topics: ["threads", "customers", "settings"] });
      return { ok: { read: 1, imported: 1, duplicates: 0, undated: 0, rejected: [], files: [] } };
    },
    importPaths: ({ paths }) => {
      isEmpty = false;
      change({ topics: ["threads", "customers", "settings"] });
      return {
        read: 3,
        imported: 2,
        duplicates: 0,
        undated: 0,
        rejected: [{ where: "box:12", why: { code: "no-mail" } }],
        files: [{ path: paths[0] ?? "", read: 3, imported: 2, duplicates: 0, rejected: 1 }],
      };
    },
  };
  const calls: { name: CallName; args: unknown }[] = [];
  const watchers = new Set<(change: Change) => void>();
  let version = 0;
  const change = (changes: Partial<Change>) => {
    version++;
    for (const watcher of [...watchers]) watcher({ version, topics: [], progress: null, ...changes });
  };
  let held: (() => void)[] | null = null;
  return {
    door: { agent: "Agent", locale: "en", timezone: "UTC" },
    calls,
    change,
    hold: () => {
      held = [];
    },
    release: () => {
      const waiting = held ?? [];
      held = null;
      for (const answer of waiting) answer();
    },
    call: <N extends CallName>(name: N, args: Calls[N]["args"]) => {
      calls.push({ name, args });
      const answer = (answers[name] ?? all[name]) as
        | ((args: Calls[N]["args"], made: () => Calls[N]["result"]) => Calls[N]["result"])
        | undefined;
      const made = () => (all[name] as (args: Calls[N]["args"]) => Calls[N]["result"])(args);
      return new Promise<Calls[N]["result"]>((resolve, reject) => {
        const settle = () => {
          try {
            if (answer === undefined) throw new Error(`no answer to ${name}`);
            resolve(answer(args, made));
          } catch (error) {
            reject(error);
          }
        };
        if (held === null) setImmediate(settle);
        else held.push(settle);
      });
    },
    subscribe: (onChange) => {
      watchers.add(onChange);
      return () => {
        watchers.delete(onChange);
      };
    },
    close: () => {},
  };
};
