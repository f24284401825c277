import type { Kysely } from "kysely";
import type { Log } from "../../src/operations/fold-log.ts";
import type { Entry } from "../../src/operations/fold-types.ts";
import { judgementOf } from "../../store/group-snapshot.ts";
import type { Database } from "../../store/schema.ts";

/** What the tables say of the folded state, to compare with `expectedState`. */
export const storedState = async (db: Kysely<Database>) => {
  const identities = await db.selectFrom("identity").selectAll().orderBy("at").orderBy("id").execute();
  const customers = await db.selectFrom("customer").selectAll().orderBy("id").execute();
  const operations = await db.selectFrom("operation").selectAll().orderBy("id").execute();
  return {
    customers: customers.map((row) => ({
      id: row.id,
      identities: identities.filter((each) => each.customer_id === row.id).map((each) => each.id),
      profile: row.profile,
      locked: row.locked_by,
      anonymous: row.anonymized,
      review: row.review,
      name: row.name,
    })),
    identities: Object.fromEntries(
      identities.map((row) => [row.id, [row.joined_rule, row.joined_with, row.erased, row.handle === ""]]),
    ),
    aliases: Object.fromEntries(
      (await db.selectFrom("alias").selectAll().execute()).map((row) => [row.id, row.identity_id]),
    ),
    cases: (await db.selectFrom("desk_case").selectAll().orderBy("id").execute()).map((row) => ({ ...row })),
    comments: (await db.selectFrom("comment").selectAll().orderBy("id").execute()).map((row) => ({ ...row })),
    dismissals: Object.fromEntries(
      (await db.selectFrom("dismissal").selectAll().execute()).map((row) => [row.operation, [row.a, row.b]]),
    ),
    operations: Object.fromEntries(
      operations.map((row) => [
        row.id,
        {
          state: row.state,
          refusal: row.refusal,
          undoneBy: row.undone_by,
          touched: row.touched,
          erased: row.erased,
          texts: row.texts,
        },
      ]),
    ),
  };
};

/** The same of the fold in memory of the same entries. */
export const expectedState = (
  log: Log,
  entries: readonly Entry[],
): Awaited<ReturnType<typeof storedState>> => {
  const { state, desk } = log;
  const byId = <T extends { readonly id: string }>(list: Iterable<T>): T[] =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  const facts = new Map(
    entries.flatMap((each) => (each.type === "identity" ? [[each.identity.id, each.identity]] : [])),
  );
  const nameOf = (
    profile: (typeof state.customers extends ReadonlyMap<string, infer C> ? C : never)["profile"],
    oldest: string,
  ) => profile.single.firstName?.value ?? facts.get(oldest)?.texts?.name ?? "";
  return {
    customers: byId(state.customers.values()).map((each) => ({
      id: each.id,
      identities: [...each.identities],
      profile: each.profile,
      locked: each.locked?.by ?? null,
      anonymous: each.anonymous,
      review: each.review,
      name: each.anonymous ? "" : nameOf(each.profile, each.identities[0]!),
    })),
    identities: Object.fromEntries(
      [...state.identities.values()].map((each) => [
        each.id,
        [each.joined?.rule ?? null, each.joined?.with ?? null, each.anonymous, each.anonymous],
      ]),
    ),
    aliases: Object.fromEntries(state.aliases),
    cases: byId(state.cases.values()).map((each) => ({
      id: each.id,
      thread_id: each.thread,
      identity_id: each.identity,
      state: each.state,
      opened_at: each.openedAt,
      opened_by: each.openedBy,
      changed_at: each.changedAt,
    })),
    comments: byId(state.comments.values()).map((each) => ({
      id: each.id,
      case_id: each.case,
      customer_id: each.customer,
      message_id: each.message,
      by: each.by,
      at: each.at,
      text: each.text ?? "",
    })),
    dismissals: Object.fromEntries([...state.dismissals].map(([id, pair]) => [id, [...pair]])),
    operations: Object.fromEntries(
      entries.flatMap((entry) => {
        if (entry.type !== "operation") return [];
        const { id, kind, texts } = entry.operation;
        const deskVerdict = desk.verdicts.get(id);
        const judged =
          kind === "agent.set" && deskVerdict !== undefined
            ? {
                state: deskVerdict.state,
                refusal: deskVerdict.state === "refused" ? deskVerdict.refusal : null,
                undoneBy: null,
                touched: [],
                erased: false,
              }
            : judgementOf(state, id);
        return [[id, { ...judged, touched: [...judged.touched], texts: judged.erased ? null : texts }]];
      }),
    ),
  };
};
