import type {
  CustomerExport,
  ExportedIdentity,
  ExportedMessage,
  ExportedProfile,
  ExportedThread,
  ExportedValue,
} from "../../src/exports/customer-export.ts";

/** A made-up customer; parts can be replaced. */
export const sampleCustomer = (
  parts: Partial<Omit<CustomerExport, "identities" | "threads" | "messages">> & {
    readonly identities?: readonly ExportedIdentity[];
    readonly threads?: readonly ExportedThread[];
    readonly messages?: readonly ExportedMessage[];
  } = {},
): CustomerExport => {
  const { identities = [anIdentity()], threads = [aThread()], messages = [aMessage()], ...rest } = parts;
  return {
    locale: "en",
    timezone: "Europe/Madrid",
    exportedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    exportedBy: "alice",
    customer: { id: customerId, name: "Nadia Quimper", locked: false, anonymized: false },
    profile: aProfile(),
    cases: () =>
      from([
        {
          id: `k${"3".repeat(26)}`,
          thread: threadId,
          identity: identityId,
          subject: "Invoice",
          channel: "mail",
          state: "open",
          openedAt: Date.UTC(2026, 0, 1),
          openedBy: "alice",
        },
      ]),
    comments: () =>
      from([
        {
          id: `n${"4".repeat(26)}`,
          case: `k${"3".repeat(26)}`,
          message: null,
          by: "bob",
          at: Date.UTC(2026, 0, 1, 1),
          text: "Call her back.",
        },
      ]),
    history: () =>
      from([
        {
          operation: `o${"5".repeat(26)}`,
          at: Date.UTC(2026, 0, 1, 2),
          by: "alice",
          kind: "customer.edit",
          state: "refused",
          refusal: { rule: "F9", code: "locked" },
          mentions: { customer: "Nadia Quimper" },
          fields: ["company"],
        },
      ]),
    ...rest,
    identities: () => from(identities),
    threads: () => from(threads),
    messages: (thread) => from(messages.filter((message) => message.thread === thread)),
  };
};

export const customerId = `c${"0".repeat(25)}z`;
export const identityId = `i${"1".repeat(26)}`;
export const threadId = `t${"2".repeat(26)}`;
export const messageId = (at: number): string => `m${String(at).padStart(26, "0")}`;

export const anIdentity = (parts: Partial<ExportedIdentity> = {}): ExportedIdentity => ({
  id: identityId,
  channel: "mail",
  kind: "email",
  handle: "nadia@example.org",
  name: "Nadia Quimper",
  email: "nadia@example.org",
  phone: "",
  uid: "",
  seenAt: Date.UTC(2025, 11, 31),
  joined: null,
  ...parts,
});

export const aThread = (parts: Partial<ExportedThread> = {}): ExportedThread => ({
  id: threadId,
  identity: identityId,
  conversation: `v${"6".repeat(26)}`,
  channel: "mail",
  kind: "email",
  subject: "Invoice",
  open: true,
  handle: "nadia@example.org",
  name: "Nadia Quimper",
  email: "nadia@example.org",
  ...parts,
});

export const aMessage = (parts: Partial<ExportedMessage> = {}): ExportedMessage => ({
  id: messageId(1),
  thread: threadId,
  direction: "in",
  author: "Nadia Quimper",
  sentAt: Date.UTC(2026, 0, 1, 10, 20, 30),
  subject: "Invoice",
  text: "Where is my invoice?",
  ...parts,
});

export const aProfile = (
  parts: {
    readonly single?: Partial<ExportedProfile["single"]>;
    readonly list?: Partial<ExportedProfile["list"]>;
  } = {},
): ExportedProfile => ({
  single: { firstName: null, lastName: null, company: null, gender: null, notes: null, ...parts.single },
  list: { emails: [], mobilePhones: [], homePhones: [], tags: [], ...parts.list },
});

export const setValue = (value: string): ExportedValue => ({
  value,
  set: { by: "alice", at: Date.UTC(2026, 0, 1), operation: `o${"5".repeat(26)}` },
});
export const givenValue = (value: string): ExportedValue => ({ value, set: null });

export async function* from<Row>(rows: Iterable<Row>): AsyncGenerator<Row> {
  yield* rows;
}

export const textOf = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
};
