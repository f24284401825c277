import { type Kysely, sql } from "kysely";
import { textList } from "../../store/bulk.ts";
import { displayedName } from "../../store/displayed-name.ts";
import { shownProfile } from "../../store/queries/shown-profile.ts";
import type { Database } from "../../store/schema.ts";
import { isUnsearched, wordsOfMessage } from "../../store/search-index.ts";
import type { Preview } from "../desk.ts";
import { type AgentName, customerOfDetach, type IdentityId } from "../domain/ids.ts";
import { contextOf, isDeskOperation } from "../operations/fold-desk.ts";
import { createGroup } from "../operations/fold-group.ts";
import type { GroupState } from "../operations/fold-types.ts";
import type { FoldedGroup } from "../operations/folded-group.ts";
import type { Decision, Operation, OperationKind } from "../operations/operation.ts";
import { differenceOf, landingOf, movedOperations, type Turn } from "../operations/preview.ts";
import type { Outcome, ShownProfile } from "../operations/read-model.ts";
import { validateDecision } from "../operations/validate-decision.ts";
import type { Engine } from "./engine.ts";
import { groupOf, operationOf, refusalOf } from "./perform.ts";
import { seenFields, visibleProfile } from "./visible-profile.ts";

/** What a decision would change, or why it would be refused; nothing is written [F7]. */
export const preview = (engine: Engine, by: AgentName, decision: Decision): Promise<Outcome<Preview>> =>
  engine.exclusive(async () => {
    const operation = operationOf(engine, by, decision);
    const refused = validateDecision(decision) ?? (await refusalOf(engine, operation));
    if (refused !== null) return { refused };
    if (isDeskOperation(operation)) return { ok: unchanged };
    const group = await groupOf(engine, operation);
    const context = contextOf(engine.projection.desk());
    const after = createGroup([...group.entries, { type: "operation", operation }], context).state;
    const { moved, customersGone, customersMade, turned } = differenceOf(group.state, after);
    // Of an anonymize, what goes: what it only cuts apart stays [F10].
    const identities =
      operation.kind === "customer.anonymize"
        ? [...after.identities.values()].flatMap(({ id, anonymous }) =>
            anonymous && group.state.identities.get(id)?.anonymous === false ? [id] : [],
          )
        : moved.map(({ identity }) => identity);
    const kinds = new Map(
      group.entries.flatMap((entry) =>
        entry.type === "operation" ? [[entry.operation.id, entry.operation.kind] as const] : [],
      ),
    );
    const profile = await profileAfter(engine.db, after, operation);
    return {
      ok: {
        identities: identities.length,
        ...(await conversationsOf(engine.db, identities)),
        customersGone,
        customersMade: customersMade.length,
        turned: await turnsOf(engine.db, after, kinds, [...turned, ...movedLater(group, after, operation)]),
        mentions:
          operation.kind === "customer.anonymize"
            ? await mentionsOf(engine.db, operation.body.identities)
            : 0,
        profile: profile && visibleProfile(profile, seenFields(engine.projection.desk(), by)),
      },
    };
  });

/** Where an undo or redo takes the decisions made since its first target [F7]. */
const movedLater = (group: FoldedGroup, after: GroupState, operation: Operation): readonly Turn[] => {
  if (operation.kind !== "operation.undo" && operation.kind !== "operation.redo") return [];
  const { operations: targets } = operation.body;
  const first = group.entries.find(
    (entry) => entry.type === "operation" && targets.includes(entry.operation.id),
  );
  return first?.type === "operation"
    ? movedOperations(group.entries, group.state, after, first.operation)
    : [];
};

/** Turns with the names that their customers will show. */
const turnsOf = async (
  db: Kysely<Database>,
  after: GroupState,
  kinds: ReadonlyMap<string, OperationKind>,
  turns: readonly Turn[],
): Promise<Preview["turned"]> => {
  const landings = new Set(turns.flatMap(({ customer }) => customer ?? []));
  const oldest = [...landings].flatMap((id) => after.customers.get(id)?.identities[0] ?? []);
  const { rows } = await sql<{ id: string; name: string; handle: string }>`
    select id, name, handle from identity where id in (select value from ${textList(oldest)})`.execute(db);
  const nameOf = (id: string | null): string | null => {
    const customer = id === null ? undefined : after.customers.get(id);
    if (customer === undefined || customer.anonymous) return null;
    return displayedName(
      customer.profile,
      rows.find((row) => row.id === customer.identities[0]),
    );
  };
  return turns.map(({ operation, from, to, customer }) => ({
    operation,
    kind: kinds.get(operation)!,
    from: from.state,
    to: to.state,
    customer,
    customerName: nameOf(customer),
  }));
};

const unchanged: Preview = {
  identities: 0,
  threads: 0,
  messages: 0,
  customersGone: [],
  customersMade: 0,
  turned: [],
  mentions: 0,
  profile: null,
};

const conversationsOf = async (
  db: Kysely<Database>,
  identities: readonly IdentityId[],
): Promise<{ threads: number; messages: number }> => {
  const { rows } = await sql<{ threads: number; messages: number }>`
    select count(*) filter (where messages > 0)::int as threads, coalesce(sum(messages), 0)::int as messages
    from thread where identity_id in (select value from ${textList(identities)})`.execute(db);
  return rows[0] ?? { threads: 0, messages: 0 };
};

/**
 * How many messages of others contain, as whole words in whatever letters, a name or a handle of these identities, or
 * the name of a customer that is wholly theirs [F10].
 */
const mentionsOf = async (db: Kysely<Database>, identities: readonly IdentityId[]): Promise<number> => {
  const list = textList(identities);
  const { rows } = await sql<{ mentions: number }>`
    with wanted as (
      select distinct phraseto_tsquery('simple', called) as query from (
        select called from identity cross join lateral (values (handle), (name), (email), (phone)) as given(called)
        where id in (select value from ${list})
        union
        select name from customer where id in (select customer_id from identity where id in (select value from ${list}))
          and not exists (select from identity other where other.customer_id = customer.id
            and other.id not in (select value from ${list}))) names
      where numnode(phraseto_tsquery('simple', called)) > 0),
    hits as (
      select id, thread_id from wanted join message on message.words @@ wanted.query
      union
      select id, thread_id from wanted join message on ${isUnsearched} and ${wordsOfMessage} @@ wanted.query)
    select count(distinct hits.id)::int as mentions
    from hits join thread on thread.id = hits.thread_id
    where thread.identity_id not in (select value from ${list})`.execute(db);
  return rows[0]?.mentions ?? 0;
};

/** The profile, as it would show, of the customer that the operation leads to. */
const profileAfter = async (
  db: Kysely<Database>,
  after: GroupState,
  operation: Operation,
): Promise<ShownProfile | null> => {
  const detached = operation.kind === "identity.detach" ? customerOfDetach(operation.id) : null;
  const id = detached !== null && after.customers.has(detached) ? detached : landingOf(after, operation.id);
  const customer = id === null ? undefined : after.customers.get(id);
  if (customer === undefined) return null;
  if (customer.anonymous) return shownProfile(customer.profile, []);
  const { rows } = await sql<Parameters<typeof shownProfile>[1][number]>`
    select kind, handle, name, email, phone, also from identity
    where id in (select value from ${textList(customer.identities)}) order by at, id`.execute(db);
  return shownProfile(customer.profile, rows);
};
