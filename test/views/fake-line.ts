import type { Calls, ColleagueRow, NoticeRow, SyncState } from "../../src/desk.ts";
import { createFakeSession, type FakeOptions, type FakeSession, lone } from "./fake-session.ts";

/** A made-up desk whose line to the hub, colleagues and notices a test sets. */
export interface FakeLine extends FakeSession {
  sync(change: Partial<SyncState>): void;
  meet(colleagues: readonly Partial<ColleagueRow>[]): void;
  notify(notices: readonly Partial<NoticeRow>[]): void;
  /** What the next connecting answers. */
  answerConnect(result: Calls["connectHub"]["result"]): void;
}

/** Noon of 12 March 2019, UTC. */
export const noon = Date.UTC(2019, 2, 12, 12);

const connected: SyncState = {
  ...lone,
  state: "connected",
  url: "ws://hub.example.org:8080",
  since: noon,
  presence: true,
};

const nobody: ColleagueRow = { agent: "bob", at: null, typing: false, customer: null, customerName: null };

/** Bob locked Ada's customer before Alice's edit of it. */
const lostEdit: NoticeRow = {
  id: "n1",
  operation: "o1",
  kind: "customer.edit",
  by: "Agent",
  decidedAt: noon,
  at: noon + 60_000,
  was: "applied",
  now: "refused",
  refusal: { rule: "F9", code: "locked", by: "bob", at: (noon - 60_000) * 1024, cause: "o2" },
  cause: { operation: "o2", kind: "customer.lock", by: "bob", at: noon - 60_000 },
  customer: "c0",
  customerName: "Ada Nunez 0",
  repeatable: true,
  acknowledged: false,
};

/** @param start how the line is at first; connected unless told otherwise. */
export const createFakeLine = (start: Partial<SyncState> = {}, options: FakeOptions = {}): FakeLine => {
  let sync = { ...connected, ...start };
  let colleagues: readonly ColleagueRow[] = [];
  let notices: readonly NoticeRow[] = [];
  let connect: Calls["connectHub"]["result"] = { failed: "unreachable" };
  const session = createFakeSession({
    ...options,
    answers: {
      syncState: () => sync,
      colleagues: () => colleagues,
      notices: ({ offset, limit }) => ({
        rows: notices.slice(offset, offset + limit),
        offset,
        total: notices.length,
      }),
      acknowledgeNotices: ({ notices: read }) => {
        const isRead = ({ id }: NoticeRow) => read === undefined || read.includes(id);
        notices = notices
          .map((row) => (isRead(row) ? { ...row, acknowledged: true } : row))
          .sort((a, b) => Number(a.acknowledged) - Number(b.acknowledged));
        session.change({ topics: ["notices"] });
        return null;
      },
      configureLine: (change) => {
        sync = { ...sync, ...change };
        session.change({ topics: ["sync", "presence"] });
        return null;
      },
      connectHub: () => connect,
      syncOnce: () => ({ ok: { sent: 3, received: 1, pending: 0 } }),
      ...options.answers,
    },
  });
  return Object.assign(session, {
    sync: (change: Partial<SyncState>) => {
      sync = { ...sync, ...change };
      session.change({ topics: ["sync"] });
    },
    meet: (here: readonly Partial<ColleagueRow>[]) => {
      colleagues = here.map((colleague) => ({ ...nobody, ...colleague }));
      session.change({ topics: ["presence"] });
    },
    notify: (rows: readonly Partial<NoticeRow>[]) => {
      notices = rows.map((row) => ({ ...lostEdit, ...row }));
      session.change({ topics: ["notices"] });
    },
    answerConnect: (result: Calls["connectHub"]["result"]) => {
      connect = result;
    },
  });
};
