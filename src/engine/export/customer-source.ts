import type { Kysely } from "kysely";
import { exportedMessages, messagesOfThreads } from "../../../store/queries/exported-messages.ts";
import { type ExportedThreadRow, exportedThreads } from "../../../store/queries/exported-threads.ts";
import { type ProfileOrigins, profileOrigins } from "../../../store/queries/profile-origins.ts";
import { queries } from "../../../store/queries/queries.ts";
import type { Database } from "../../../store/schema.ts";
import type { Door } from "../../desk.ts";
import type { CustomerId, ThreadId } from "../../domain/ids.ts";
import { listFields, type ProfileField, singleFields } from "../../domain/profile.ts";
import type {
  CustomerExport,
  ExportedIdentity,
  ExportedMessage,
  ExportedProfile,
  ExportedThread,
} from "../../exports/customer-export.ts";
import type { Page, ShownProfile, Window } from "../../operations/read-model.ts";
import { visibleCustomer } from "../visible-profile.ts";

/** Rows of a query, and threads, that are in memory at a time. */
const rowsAtOnce = 500;
/** Messages, which are longer. */
const messagesAtOnce = 200;

/**
 * Everything about a customer as an agent may see it [D5] [S5], read from the store a few rows at a time. All of it
 * shows one moment only while nothing is written: use it within `exclusive`. Null: there is no such customer.
 */
export const customerSource = async (
  db: Kysely<Database>,
  named: CustomerId,
  { agent, locale, timezone }: Door,
  isSeen: (field: ProfileField) => boolean,
): Promise<CustomerExport | null> => {
  const view = visibleCustomer(await queries.customer(db, { customer: named }), isSeen);
  if (view === null) return null;
  const { id: customer, name, locked, anonymized } = view;
  const conversations = createConversations(db, customer);
  return {
    locale: /^es(?![a-z])/iu.test(locale) ? "es" : "en",
    timezone,
    exportedAt: Date.now(),
    exportedBy: agent,
    customer: { id: customer, name, locked, anonymized },
    profile: profileOf(view.profile, await profileOrigins(db, customer)),
    identities: () => everyIdentity(db, customer),
    threads: conversations.threads,
    messages: conversations.messages,
    cases: () => backwards((window) => queries.customerCases(db, { ...window, customer })),
    comments: () => forwards((window) => queries.caseComments(db, { ...window, customer })),
    history: () => forwards((window) => queries.history(db, { ...window, customer })),
  };
};

async function* everyIdentity(db: Kysely<Database>, customer: CustomerId): AsyncGenerator<ExportedIdentity> {
  for await (const row of forwards((window) => queries.identities(db, { ...window, customer }))) {
    if (!row.anonymized) yield row;
  }
}

const profileOf = (shown: ShownProfile, originOf: ProfileOrigins): ExportedProfile => ({
  single: Object.fromEntries(
    singleFields.map((field) => {
      const value = shown.single[field];
      return [field, value && { value: value.value, set: value.given ? null : originOf(field, value.value) }];
    }),
  ) as ExportedProfile["single"],
  list: Object.fromEntries(
    listFields.map((field) => [
      field,
      shown.list[field].map(({ value, given }) => ({ value, set: given ? null : originOf(field, value) })),
    ]),
  ) as unknown as ExportedProfile["list"],
});

/**
 * The threads and their messages. Threads with few messages are read together with the ones that follow them, since
 * a customer can have thousands; a long one by itself, a part at a time.
 */
const createConversations = (db: Kysely<Database>, customer: CustomerId) => {
  /** The part of the threads that was read last, and the messages that were read for some of them. */
  let part: readonly ExportedThreadRow[] = [];
  let read: ReadonlyMap<ThreadId, readonly ExportedMessage[]> = new Map();

  async function* threads(): AsyncGenerator<ExportedThread> {
    let after: ExportedThreadRow | null = null;
    do {
      const rows: readonly ExportedThreadRow[] = await exportedThreads(db, customer, after, rowsAtOnce);
      part = rows;
      read = new Map();
      yield* rows;
      after = rows.length < rowsAtOnce ? null : rows.at(-1)!;
    } while (after !== null);
  }

  async function* messages(thread: ThreadId): AsyncGenerator<ExportedMessage> {
    if (!read.has(thread)) {
      const together = shortThreads(part, thread);
      if (together.length === 0) {
        yield* longThread(db, thread);
        return;
      }
      const found = await messagesOfThreads(db, together);
      read = new Map(together.map((id) => [id, found.get(id) ?? []]));
    }
    yield* read.get(thread) ?? [];
  }

  return { threads, messages };
};

/** A thread and those after it that have few enough messages together; none when it is too long itself. */
const shortThreads = (part: readonly ExportedThreadRow[], first: ThreadId): readonly ThreadId[] => {
  const ids: ThreadId[] = [];
  let total = 0;
  const from = part.findIndex(({ id }) => id === first);
  for (const { id, messages } of from < 0 ? [] : part.slice(from)) {
    total += messages;
    if (total > messagesAtOnce) break;
    ids.push(id);
  }
  return ids;
};

async function* longThread(db: Kysely<Database>, thread: ThreadId): AsyncGenerator<ExportedMessage> {
  let after: ExportedMessage | null = null;
  do {
    const rows: readonly ExportedMessage[] = await exportedMessages(db, thread, after, messagesAtOnce);
    yield* rows;
    after = rows.length < messagesAtOnce ? null : rows.at(-1)!;
  } while (after !== null);
}

/** The rows of a query in its order. */
async function* forwards<Row>(query: (window: Window) => Promise<Page<Row>>): AsyncGenerator<Row> {
  for (let offset = 0; ; offset += rowsAtOnce) {
    const { rows, total } = await query({ offset, limit: rowsAtOnce });
    yield* rows;
    if (offset + rowsAtOnce >= total) return;
  }
}

/** The rows of a query, last first. */
async function* backwards<Row>(query: (window: Window) => Promise<Page<Row>>): AsyncGenerator<Row> {
  let { total: end } = await query({ offset: 0, limit: 1 });
  while (end > 0) {
    const offset = Math.max(0, end - rowsAtOnce);
    const { rows } = await query({ offset, limit: end - offset });
    yield* rows.toReversed();
    end = offset;
  }
}
