import type { IdentitySeen } from "../src/domain/facts.ts";
import type { Entry } from "../src/operations/fold-types.ts";
import type { FoldedGroup } from "../src/operations/folded-group.ts";
import type { Operation } from "../src/operations/operation.ts";
import { ruleOf } from "../src/operations/operations.ts";
import type { BulkRow, BulkTable } from "./bulk.ts";
import { customerRow } from "./customer-row.ts";
import { type GroupSnapshot, judgementOf } from "./group-snapshot.ts";

/** What a refold turned: rows to write and keys of rows to delete. */
export interface GroupChanges {
  readonly write: { [T in WrittenTable]: readonly BulkRow<T>[] };
  readonly remove: { readonly [T in Exclude<WrittenTable, "identity" | "operation">]: readonly string[] };
  /** Identities that are anonymous from now on, or were erased elsewhere: their messages go [F10]. */
  readonly anonymized: readonly string[];
  /** Threads whose cases changed. */
  readonly threads: readonly string[];
  /** What the fold wants erased and came with texts, and how many bytes these have [F10] [F11]. */
  readonly erased: readonly ErasedTexts[];
}

export interface ErasedTexts {
  /** Of an identity or an operation. */
  readonly id: string;
  readonly bytes: number;
}

type WrittenTable = Extract<
  BulkTable,
  "customer" | "alias" | "desk_case" | "comment" | "dismissal" | "identity" | "operation"
>;

/**
 * The rows that differ between the state that is stored (`old`) and the group as it is folded now (`now`, with its
 * snapshot). `renewed` are the ids of entries that are new, or another copy than the stored one. Personal data that
 * the fold wants erased is left out of the rows. `given` are the ids of entries that just came with texts.
 */
export const groupChanges = (
  old: GroupSnapshot,
  now: GroupSnapshot,
  group: FoldedGroup,
  groupId: number,
  renewed: ReadonlySet<string>,
  given: ReadonlySet<string> = new Set(),
): GroupChanges => {
  const { state } = group;
  const turned = (table: keyof GroupSnapshot): readonly string[] =>
    [...now[table]].filter(([key, value]) => old[table].get(key) !== value).map(([key]) => key);
  const gone = (table: keyof GroupSnapshot): readonly string[] =>
    [...old[table].keys()].filter((key) => !now[table].has(key));
  const seen = new Map<string, IdentitySeen>();
  for (const [id, entry] of group.byId) if (entry.type === "identity") seen.set(id, entry.identity);

  const identities = new Set(turned("identities"));
  const operations = new Set(turned("operations"));
  const customers = new Set(turned("customers"));
  for (const id of renewed) {
    const identity = state.identities.get(id);
    if (identity === undefined) operations.add(id);
    else {
      identities.add(id);
      customers.add(identity.customer);
    }
  }
  const cases = turned("cases").map((id) => state.cases.get(id)!);
  const removedCases = gone("cases");
  return {
    write: {
      customer: [...customers].map((id) => customerRow(state.customers.get(id)!, seen)),
      alias: turned("aliases").map((id) => ({ id, identity_id: state.aliases.get(id)! })),
      desk_case: cases.map((each) => ({
        id: each.id,
        thread_id: each.thread,
        identity_id: each.identity,
        state: each.state,
        opened_at: each.openedAt,
        opened_by: each.openedBy,
        changed_at: each.changedAt,
      })),
      comment: turned("comments").map((id) => {
        const { case: case_id, customer, message, by, at, text } = state.comments.get(id)!;
        return { id, case_id, customer_id: customer, message_id: message, by, at, text: text ?? "" };
      }),
      dismissal: turned("dismissals").map((operation) => {
        const [a, b] = state.dismissals.get(operation)!;
        return { operation, a, b };
      }),
      identity: [...identities].map((id) => identityRow(group, seen.get(id)!, groupId)),
      operation: [...operations].map((id) => operationRow(group, id, groupId)),
    },
    remove: {
      customer: gone("customers"),
      alias: gone("aliases"),
      desk_case: removedCases,
      comment: gone("comments"),
      dismissal: gone("dismissals"),
    },
    anonymized: [...identities].filter(
      (id) =>
        (state.identities.get(id)!.anonymous && !isAnonymous(old.identities.get(id))) ||
        (renewed.has(id) && seen.get(id)!.texts === null),
    ),
    threads: [
      ...cases.map((each) => each.thread),
      ...removedCases.map((id) => (JSON.parse(old.cases.get(id)!) as { thread: string }).thread),
    ],
    erased: [
      ...[...identities].filter((id) => state.identities.get(id)!.anonymous || given.has(id)),
      ...[...operations].filter((id) => state.erased.has(id) || given.has(id)),
    ].flatMap((id) => {
      const texts = textsIn(group.byId.get(id));
      const isErased = texts === null || state.erased.has(id) || state.identities.get(id)?.anonymous === true;
      return isErased && (texts !== null || given.has(id)) ? [{ id, bytes: bytesOf(texts) }] : [];
    }),
  };
};

/** The same for a group of which nothing was stored, nobody decided anything and every copy has texts: most of an import. */
export const changesAtFirstSight = (group: FoldedGroup, groupId: number): GroupChanges => {
  const { customers, aliases, identities } = group.state;
  const seen = new Map<string, IdentitySeen>();
  for (const entry of group.entries)
    if (entry.type === "identity") seen.set(entry.identity.id, entry.identity);
  return {
    write: {
      ...nothingWritten,
      customer: [...customers.values()].map((customer) => customerRow(customer, seen)),
      alias: [...aliases].map(([id, identity_id]) => ({ id, identity_id })),
      identity: [...identities.keys()].map((id) => identityRow(group, seen.get(id)!, groupId)),
    },
    remove: nothingRemoved,
    anonymized: [],
    threads: [],
    erased: [],
  };
};

const nothingWritten = { desk_case: [], comment: [], dismissal: [], operation: [] };
const nothingRemoved = { customer: [], alias: [], desk_case: [], comment: [], dismissal: [] };

export const textsIn = (entry: Entry | undefined): unknown =>
  entry === undefined ? null : entry.type === "operation" ? entry.operation.texts : entry.identity.texts;

export const bytesOf = (texts: unknown): number =>
  texts === null ? 0 : Buffer.byteLength(JSON.stringify(texts));

const isAnonymous = (identity: string | undefined): boolean =>
  identity !== undefined && (JSON.parse(identity) as { anonymous: boolean }).anonymous;

const noTexts = { handle: "", name: "", email: "", phone: "", uid: "" };

const identityRow = (group: FoldedGroup, fact: IdentitySeen, groupId: number): BulkRow<"identity"> => {
  const { customer, joined, anonymous } = group.state.identities.get(fact.id)!;
  const texts = anonymous ? null : fact.texts;
  const { handle, name, email, phone, uid } = texts ?? noTexts;
  return {
    id: fact.id,
    at: fact.at,
    writer: fact.writer,
    channel: fact.channel,
    kind: fact.kind,
    keys: fact.keys,
    handle,
    name,
    email,
    phone,
    uid,
    also: texts?.also ?? null,
    erased: texts === null,
    group_id: groupId,
    customer_id: customer,
    joined_rule: joined?.rule ?? null,
    joined_with: joined?.with ?? null,
  };
};

const operationRow = (group: FoldedGroup, id: string, groupId: number): BulkRow<"operation"> => {
  const entry = group.byId.get(id);
  if (entry?.type !== "operation") throw new Error("a verdict belongs to an operation of the group");
  const { operation } = entry;
  const { state, refusal, undoneBy, touched, erased } = judgementOf(group.state, id);
  const isBare = operation.texts === null && ruleOf(operation.kind)?.hasTexts === true;
  return {
    ...recordedPart(operation, erased || isBare),
    group_id: groupId,
    state,
    refusal,
    undone_by: undoneBy,
    touched,
  };
};

/** The columns of an operation that do not depend on the fold, but for the erasure of its texts. */
export const recordedPart = (operation: Operation, erased: boolean) => {
  const { id, at, by, writer, kind, body, texts } = operation;
  return { id, at, by, writer, kind, body, texts: erased ? null : texts, erased };
};
