import { type Kysely, sql } from "kysely";
import { clockAt } from "../../src/domain/order.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { customerSearchText } from "../../store/customer-search.ts";
import { displayedName } from "../../store/displayed-name.ts";
import type { CustomerTable, Database, IdentityTable, OperationRow } from "../../store/schema.ts";
import type { TestPlace } from "../store/databases.ts";
import { openTestStore } from "../store/open-test-store.ts";

/** A store, with what a test tells about customers, as the fold would have left it. */
export interface SeededStore {
  readonly db: Kysely<Database>;
  customer(
    id: string,
    identities: readonly (Pick<IdentityTable, "id"> & Partial<IdentityTable>)[],
    more?: Partial<Omit<CustomerTable, "profile">> & { readonly profile?: Profile },
  ): Promise<void>;
  alias(id: string, identity: string): Promise<void>;
  thread(id: string, identity: string, more: ThreadSeed): Promise<void>;
  operation(id: string, more: OperationSeed): Promise<void>;
  comment(id: string, customer: string, text: string, at: number, ofCase?: string): Promise<void>;
  openCase(id: string, thread: string, identity: string, at: number): Promise<void>;
  close(): Promise<void>;
}

export interface ThreadSeed {
  readonly subject?: string;
  readonly channel?: string;
  readonly conversation?: string;
  readonly open?: boolean;
  readonly messages: readonly {
    readonly id: string;
    readonly at: number | null;
    readonly text: string;
    readonly out?: boolean;
  }[];
}
export type OperationSeed = Pick<OperationRow, "kind"> & {
  readonly at: number;
  readonly group: number;
  readonly body: object;
  readonly touched: readonly string[];
  readonly by?: string;
  readonly state?: OperationRow["state"];
  readonly refusal?: object;
};

export const openSeededStore = async (place: TestPlace): Promise<SeededStore> => {
  const { db, dispose } = await openTestStore(place);
  return { ...seedingOf(db), db, close: dispose };
};

const noProfile: Profile = { single: {}, list: {} };

const seedingOf = (db: Kysely<Database>): Omit<SeededStore, "db" | "close"> => ({
  customer: async (id, identities, more = {}) => {
    const { profile = noProfile, ...columns } = more;
    const texts = { handle: "", name: "", email: "", phone: "", uid: "" };
    const given = identities.map((identity) => ({ ...texts, ...identity }));
    const name = columns.anonymized ? "" : displayedName(profile, given[0]);
    const values = (field: "emails" | "mobilePhones") =>
      (profile.list[field] ?? []).map((item) => item.value);
    await db
      .insertInto("customer")
      .values({
        id,
        name,
        locked: false,
        anonymized: false,
        review: false,
        locked_by: null,
        locked_at: null,
        first_at: clockAt(0),
        search: columns.anonymized
          ? ""
          : customerSearchText({
              name,
              identities: given.map(({ handle, name, email, phone, uid }) => ({
                handle,
                name,
                email,
                phone,
                uid,
              })),
              emails: values("emails"),
              phones: values("mobilePhones"),
              others: [],
            }),
        ...columns,
        profile: JSON.stringify(profile),
      })
      .execute();
    for (const [index, identity] of given.entries()) {
      await db
        .insertInto("identity")
        .values({
          at: clockAt(index),
          writer: "w1",
          channel: "mail",
          kind: "email",
          erased: false,
          group_id: 1,
          customer_id: id,
          joined_rule: null,
          joined_with: null,
          ...identity,
          keys: "[]",
          also: null,
        })
        .execute();
    }
  },
  alias: async (id, identity) => {
    await db.insertInto("alias").values({ id, identity_id: identity }).execute();
  },
  thread: async (id, identity, { subject = "A subject", channel = "mail", messages, ...more }) => {
    const dated = messages.flatMap(({ at }) => at ?? []);
    await db
      .insertInto("thread")
      .values({
        id,
        identity_id: identity,
        conversation: more.conversation ?? `v${id}`,
        channel,
        kind: "email",
        subject,
        messages: messages.length,
        first_at: dated.length > 0 ? Math.min(...dated) : null,
        last_at: dated.length > 0 ? Math.max(...dated) : null,
        last_direction: messages.at(-1)?.out ? "out" : "in",
        last_in_at: null,
        open: more.open ?? true,
        case_id: null,
      })
      .execute();
    for (const message of messages) {
      await sql`
        insert into message (id, thread_id, at, writer, direction, sent_at, author, subject, text, words)
        values (${message.id}, ${id}, 1, 'w1', ${message.out ? "out" : "in"}, ${message.at}, 'somebody', ${subject},
                ${message.text}, to_tsvector('simple', ${`${subject} ${message.text}`}))`.execute(db);
    }
  },
  operation: async (id, { at, group, body, touched, refusal, ...more }) => {
    await db
      .insertInto("operation")
      .values({
        id,
        at: clockAt(at),
        by: more.by ?? "alice",
        writer: "w1",
        kind: more.kind,
        body: JSON.stringify(body),
        texts: null,
        erased: false,
        group_id: group,
        state: more.state ?? "applied",
        refusal: refusal === undefined ? null : JSON.stringify(refusal),
        undone_by: null,
        touched: JSON.stringify(touched),
      })
      .execute();
  },
  comment: async (id, customer, text, at, ofCase) => {
    await db
      .insertInto("comment")
      .values({
        id,
        case_id: ofCase ?? null,
        customer_id: customer,
        message_id: null,
        by: "alice",
        at: clockAt(at),
        text,
      })
      .execute();
  },
  openCase: async (id, thread, identity, at) => {
    await db
      .insertInto("desk_case")
      .values({
        id,
        thread_id: thread,
        identity_id: identity,
        state: "open",
        opened_at: clockAt(at),
        opened_by: "alice",
        changed_at: clockAt(at),
      })
      .execute();
    await db.updateTable("thread").set({ case_id: id }).where("id", "=", thread).execute();
  },
});
