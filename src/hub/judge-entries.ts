import { locksOf } from "../../store/queries/locks-of.ts";
import { recordedEntries } from "../../store/recorded-entries.ts";
import { deskGroup, entriesOfGroups } from "../../store/stored-groups.ts";
import type { AgentName, WriterId } from "../domain/ids.ts";
import { clockAt } from "../domain/order.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Engine } from "../engine/engine.ts";
import { askRefusal } from "../operations/ask.ts";
import {
  contextOf,
  type DeskOperation,
  deskVerdict,
  foldDesk,
  isDeskOperation,
  permissionsAt,
} from "../operations/fold-desk.ts";
import { createGroup } from "../operations/fold-group.ts";
import type { Entry } from "../operations/fold-types.ts";
import { linksOf } from "../operations/links.ts";
import type { Operation } from "../operations/operation.ts";
import { ruleOf } from "../operations/operations.ts";
import { invalid, refusal } from "../operations/refusals.ts";
import { idOfEntry, type SyncEntry } from "../sync/entry.ts";
import { type EncodedEntry, encodeEntry } from "../sync/entry-codec.ts";
import { maxAhead, type RefusedEntry } from "../sync/protocol.ts";
import { decisionRefusal } from "./decision-refusal.ts";

/** New entries of one update, in their order, and whose they are. */
export interface JudgedUpdate {
  readonly entries: readonly SyncEntry[];
  readonly writer: WriterId;
  /** Of the tokens that came with the line. */
  readonly agents: readonly AgentName[];
  /** The hub's clock, milliseconds. */
  readonly now: number;
}

export interface Judgement {
  readonly refused: readonly RefusedEntry[];
  /** Copies without texts of operations that are logged whole: they change nothing, and nobody is to read them. */
  readonly bare: ReadonlySet<SyncEntry>;
}

type JudgedEngine = Pick<Engine, "db" | "projection">;

/**
 * What the hub does not take from a writer (decision 080), by the same functions that judge a decision where it is
 * made. Whatever else an operation may lose, it loses in the fold. Only within the engine's turn.
 */
export const judgeEntries = async (engine: JudgedEngine, update: JudgedUpdate): Promise<Judgement> => {
  const { entries } = update;
  const refused: RefusedEntry[] = [];
  const bare = new Set<SyncEntry>();
  const operations = entries.flatMap((entry) => (entry.type === "operation" ? [entry.operation] : []));
  const known = await knownOperations(engine, operations, update.writer);
  for (const [index, entry] of entries.entries()) {
    const why =
      entry.type === "operation"
        ? (ownRefusal(entry.operation, update, known.get(entry.operation.id)) ??
          (isAsked(entry)
            ? await askedRefusal(engine, entry.operation, entries.slice(0, index), update.now)
            : null))
        : factRefusal(engine, entry, update);
    if (why !== null) refused.push({ id: idOfEntry(entry), refusal: why });
    if (entry.type !== "operation") continue;
    const { id, texts } = entry.operation;
    const first = known.get(id);
    if (first === undefined) known.set(id, encodeEntry(entry, update.writer));
    else if (first.texts !== null && texts === null) bare.add(entry);
  }
  refused.push(...(await erasedByCopies(engine, update)));
  return { refused, bare };
};

/** Whether judging one of them needs the state that everything before it left. */
export const isAsked = (entry: SyncEntry): boolean =>
  entry.type === "operation" &&
  (isDeskOperation(entry.operation) || ruleOf(entry.operation.kind)?.askVerdict !== undefined);

/** Those that are logged already, as this writer would encode them. */
const knownOperations = async (
  { db }: JudgedEngine,
  operations: readonly Operation[],
  writer: WriterId,
): Promise<Map<string, EncodedEntry>> => {
  const logged = await recordedEntries(
    db,
    operations.map(({ id }) => id),
  );
  return new Map(
    logged.operations.map((operation) => [
      operation.id,
      encodeEntry({ type: "operation", operation }, writer),
    ]),
  );
};

/** What speaks against an operation by itself. */
const ownRefusal = (
  operation: Operation,
  { agents, writer, now }: JudgedUpdate,
  known: EncodedEntry | undefined,
): Refusal | null => {
  if (!agents.includes(operation.by)) return refusal("F13", "not-allowed");
  if (isAhead(operation.at, now)) return invalid("at: is ahead of the hub");
  if (known !== undefined && !isCopy(encodeEntry({ type: "operation", operation }, writer), known))
    return invalid("id: is taken");
  return decisionRefusal(operation);
};

/** Whether two say the same, as far as each has its texts still: nobody says something else once it is logged [I4]. */
const isCopy = (a: EncodedEntry, b: EncodedEntry): boolean =>
  Buffer.compare(a.kept, b.kept) === 0 &&
  (a.texts === null || b.texts === null || Buffer.compare(a.texts, b.texts) === 0);

const isAhead = (at: number, now: number): boolean => at > clockAt(now + maxAhead);

/** What has to be permitted now, whatever its own clock says: administering, and anonymizing [F9] [F10] [F13]. */
const askedRefusal = async (
  engine: JudgedEngine,
  operation: Operation,
  before: readonly SyncEntry[],
  now: number,
): Promise<Refusal | null> => {
  const at = Math.max(operation.at, clockAt(now));
  if (isDeskOperation(operation)) {
    return deskVerdict(await deskAfter(engine, before), { ...operation, at } as DeskOperation);
  }
  if (operation.kind !== "customer.anonymize") return null;
  const context = contextOf(await deskAfter(engine, before));
  if (!context.permits(operation.by, "anonymize", { at, id: operation.id }))
    return refusal("F13", "not-allowed");
  const entries = before.flatMap((entry): Entry[] =>
    entry.type === "operation" || entry.type === "identity" ? [entry] : [],
  );
  const own: Entry = { type: "operation", operation };
  const stored = await engine.projection.groupOf([...entries, own].flatMap(linksOf));
  const group = createGroup([...stored.entries, ...entries], context);
  // Whoever the hub has not heard of yet is not locked; their facts may come later than the decision.
  const identities = operation.body.identities.filter((id) => group.world.identities.has(id));
  if (identities.length === 0) return null;
  const why = askRefusal(group, { ...operation, at, body: { identities } }, context);
  return why?.code === "locked" ? why : null;
};

/** The log of the whole desk with what the same update brings before. */
const deskAfter = async ({ db, projection }: JudgedEngine, before: readonly SyncEntry[]) => {
  const added = before.flatMap((entry) =>
    entry.type === "operation" && isDeskOperation(entry.operation) ? [entry.operation] : [],
  );
  if (added.length === 0) return projection.desk();
  const stored = (await entriesOfGroups(db, [deskGroup])).get(deskGroup) ?? [];
  return foldDesk([
    ...stored.flatMap((entry) => (entry.type === "operation" ? [entry.operation] : [])),
    ...added,
  ]);
};

const factRefusal = (
  engine: JudgedEngine,
  entry: SyncEntry,
  { agents, now }: JudgedUpdate,
): Refusal | null => {
  const desk = engine.projection.desk();
  if (!agents.some((agent) => permissionsAt(desk, agent).includes("update")))
    return refusal("F13", "not-allowed");
  const at = entry.type === "identity" ? entry.identity.at : entry.type === "message" ? entry.message.at : 0;
  return isAhead(at, now) ? invalid("at: is ahead of the hub") : null;
};

/**
 * A copy of a fact without texts erases them everywhere [F1]: of what is still there, only who may anonymize may bring
 * one, and of nobody locked, since the anonymization behind it will be refused [F9].
 */
const erasedByCopies = async (
  { db, projection }: JudgedEngine,
  { entries, agents }: JudgedUpdate,
): Promise<readonly RefusedEntry[]> => {
  const bare = entries.flatMap((entry) =>
    (entry.type === "identity" && entry.identity.texts === null) ||
    (entry.type === "message" && entry.message.texts === null)
      ? [idOfEntry(entry)]
      : [],
  );
  if (bare.length === 0) return [];
  const stored = await recordedEntries(db, bare);
  const whole = [...stored.identities, ...stored.messages]
    .filter(({ texts }) => texts !== null)
    .map(({ id }) => id);
  const desk = projection.desk();
  const isAllowed = agents.some((agent) => permissionsAt(desk, agent).includes("anonymize"));
  const locks = isAllowed ? await locksOf(db, whole) : null;
  return whole.flatMap((id): RefusedEntry[] => {
    if (locks === null) return [{ id, refusal: refusal("F13", "not-allowed") }];
    const lock = locks.get(id);
    return lock === undefined ? [] : [{ id, refusal: { rule: "F9", code: "locked", ...lock } }];
  });
};
