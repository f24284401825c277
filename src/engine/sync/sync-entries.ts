import type { RecordedEntries } from "../../../store/recorded-entries.ts";
import type { SyncEntry } from "../../sync/entry.ts";

/** What the store gives or takes, as entries. */
export const syncEntries = ({
  operations,
  identities,
  messages,
  references,
}: RecordedEntries): readonly SyncEntry[] => [
  ...operations.map((operation): SyncEntry => ({ type: "operation", operation })),
  ...identities.map((identity): SyncEntry => ({ type: "identity", identity })),
  ...messages.map((message): SyncEntry => ({ type: "message", message })),
  ...references.map(([hash, conversation]): SyncEntry => ({ type: "reference", hash, conversation })),
];

/** Entries as the store takes them, each type in its order. */
export const recordedOf = (entries: readonly SyncEntry[]): RecordedEntries => ({
  operations: entries.flatMap((entry) => (entry.type === "operation" ? [entry.operation] : [])),
  identities: entries.flatMap((entry) => (entry.type === "identity" ? [entry.identity] : [])),
  messages: entries.flatMap((entry) => (entry.type === "message" ? [entry.message] : [])),
  references: entries.flatMap((entry) =>
    entry.type === "reference" ? [[entry.hash, entry.conversation] as const] : [],
  ),
});
