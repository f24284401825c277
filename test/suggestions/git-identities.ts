import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Kysely } from "kysely";
import { insertRows } from "../../store/bulk.ts";
import { openStore } from "../../store/open-store.ts";
import type { Database } from "../../store/schema.ts";

/** The identities of the git archive in a store, each a customer of its own, with what its maintainers confirmed. */
export interface GitIdentities {
  readonly db: Kysely<Database>;
  readonly ids: readonly string[];
  /** Pairs of one person, as `pairKey` writes them. */
  readonly confirmed: ReadonlySet<string>;
  /** Whether the truth leaves open if the two are one person. */
  isOpen(a: string, b: string): boolean;
  nameOf(id: string): string;
  close(): Promise<void>;
}

export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** `data`: the folder with the real material. */
export const openGitIdentities = async (data: string): Promise<GitIdentities> => {
  const table = async (file: string): Promise<readonly Record<string, string>[]> =>
    parse(await readFile(join(data, "git-identities-git", file)), { columns: true });
  const identities = (await table("identities.csv")).map((row) => ({
    id: row.identity_id ?? "",
    name: row.name ?? "",
    email: row.email ?? "",
  }));
  const personOf = new Map(
    (await table("truth.csv")).map((row) => [row.identity_id, row.canonical_id ?? ""]),
  );
  const person = (id: string | undefined): string => personOf.get(id) ?? "";
  const open = new Set(
    (await table("ambiguous_pairs.csv")).map((row) => pairKey(person(row.id_a), person(row.id_b))),
  );
  const confirmed = new Set<string>();
  for (const rows of Map.groupBy(identities, ({ id }) => person(id)).values())
    for (const [at, a] of rows.entries())
      for (const b of rows.slice(at + 1)) confirmed.add(pairKey(a.id, b.id));

  const folder = await mkdtemp(join(tmpdir(), "onefold-identities-"));
  const store = await openStore(join(folder, "pg"));
  const { db } = store;
  await insertRows(
    db,
    "identity",
    identities.map(({ id, name, email }, at) => ({
      ...{ id, at, writer: "w", channel: "mail", kind: "email" as const, keys: [], handle: email, name },
      ...{ email: "", phone: "", uid: "", also: null, erased: false, group_id: at, customer_id: id },
      ...{ joined_rule: null, joined_with: null },
    })),
    "replace",
  );
  await insertRows(
    db,
    "customer",
    identities.map(({ id, name, email }, at) => ({
      ...{ id, name, locked: false, anonymized: false, review: false, locked_by: null, locked_at: null },
      ...{ profile: { single: {}, list: {} }, search: ` ${name} ${email}`.toLowerCase(), first_at: at },
    })),
    "replace",
  );
  const nameById = new Map(identities.map(({ id, name, email }) => [id, `${name} <${email}>`]));
  return {
    db,
    ids: identities.map(({ id }) => id),
    confirmed,
    isOpen: (a, b) => open.has(pairKey(person(a), person(b))),
    nameOf: (id) => nameById.get(id) ?? id,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
