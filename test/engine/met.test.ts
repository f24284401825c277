import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { type CustomerId, caseOfOpen } from "../../src/domain/ids.ts";
import { clockAt } from "../../src/domain/order.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { newOperationId } from "../../src/engine/fact-ids.ts";
import { importPaths } from "../../src/engine/import-paths.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { createLanguage } from "../../src/i18n/language.ts";
import type { Decision, Operation } from "../../src/operations/operation.ts";
import { emptyBatch } from "../../store/batch.ts";
import { currentCustomer } from "../../store/queries/current-customer.ts";
import { queries } from "../../store/queries/queries.ts";
import { mail, mbox } from "./sample-mail.ts";

const start = Date.UTC(2099, 4, 15, 12);
const languages = [createLanguage("en-GB", "UTC"), createLanguage("es", "UTC")] as const;

describe("[F12] History says which of two decisions that met counts, whose it is, when and why", () => {
  let folder: string;
  let engine: Engine;
  let ann: CustomerId;
  let eve: CustomerId;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-met-"));
    const opened = await openEngine({ data: join(folder, "data"), template: inject("template") });
    if ("tag" in opened) throw new Error(opened.tag);
    engine = opened;
    const path = join(folder, "two.mbox");
    const mails = [
      mail("1", "Ann <ann@example.org>", "Hello", 1),
      mail("2", "Eve <eve@example.org>", "Hi", 2),
    ];
    await writeFile(path, mbox(...mails));
    await importPaths(engine, { paths: [path], as: null, channel: null, map: {}, own: [] });
    ann = await customer("email:ann@example.org");
    eve = await customer("email:eve@example.org");
  });
  afterEach(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  const customer = async (text: string): Promise<CustomerId> => {
    const found = await queries.resolve(engine.db, { what: "customer", text });
    if (!("ok" in found)) throw new Error(JSON.stringify(found));
    return found.ok;
  };

  /** Writes what two agents decided apart from each other, `minutes` after noon. */
  const arrive = async (by: string, minutes: number, decision: Decision): Promise<Operation> => {
    const at = clockAt(start + minutes * 60_000);
    const operation: Operation = { ...decision, id: newOperationId(), at, by, writer: by };
    await engine.exclusive(() => engine.write({ ...emptyBatch, operations: [operation] }, []));
    return operation;
  };

  /** What became of an operation, in English and Spanish, as the History of a customer tells it. */
  const became = async (of: CustomerId, { id }: Operation): Promise<readonly (string | null)[]> => {
    const customer = (await currentCustomer(engine.db, of)) ?? of;
    const { rows } = await queries.history(engine.db, { customer, offset: 0, limit: 50 });
    const row = rows.find(({ operation }) => operation === id);
    if (row === undefined) throw new Error("not in the history");
    return languages.map((language) => language.became(row));
  };

  const merge = (into: CustomerId, from: CustomerId): Decision => ({
    kind: "customer.merge",
    body: { into, from: [from], fields: [] },
    texts: {},
  });
  const edit = (customer: CustomerId): Decision => ({
    kind: "customer.edit",
    body: { customer, fields: ["company"] },
    texts: { set: { company: "Tillage" } },
  });

  it("opposite merges", async () => {
    const lost = await arrive("bob", 2, merge(eve, ann));
    const won = await arrive("alice", 1, merge(ann, eve));
    expect(await became(ann, won)).toEqual([null, null]);
    expect(await became(ann, lost)).toEqual([
      "It changed nothing: alice had merged them (15 May 2099, 12:01), and the first merge counts.",
      "No cambió nada: alice los había combinado antes (15 may 2099, 12:01) y cuenta la primera combinación.",
    ]);
  });

  it("an edit after a lock, and an undo that the lock refuses", async () => {
    const joined = await arrive("bob", 1, merge(ann, eve));
    const edited = await arrive("bob", 5, edit(ann));
    const undone = await arrive("bob", 6, {
      kind: "operation.undo",
      body: { operations: [joined.id] },
      texts: null,
    });
    await arrive("alice", 3, { kind: "customer.lock", body: { customer: ann }, texts: null });
    const said = [
      "It changed nothing: alice had locked the customer (15 May 2099, 12:03).",
      "No cambió nada: alice había bloqueado el cliente (15 may 2099, 12:03).",
    ];
    expect(await became(ann, edited)).toEqual(said);
    expect(await became(ann, undone)).toEqual(said);
  });

  it("a merge with a customer who was anonymized, and one that the anonymizing parts", async () => {
    const identities = (await queries.customer(engine.db, { customer: eve }))!.identities.map(({ id }) => id);
    const before = await arrive("bob", 1, merge(ann, eve));
    const after = await arrive("bob", 9, merge(ann, eve));
    await arrive("alice", 5, { kind: "customer.anonymize", body: { identities }, texts: null });
    expect(await became(ann, before)).toEqual([
      "Parted for ever: alice anonymized one of the two (15 May 2099, 12:05). Nothing takes that back.",
      "Separados para siempre: alice anonimizó a uno de los dos (15 may 2099, 12:05). Nada puede revertirlo.",
    ]);
    expect(await became(ann, after)).toEqual([
      "It changed nothing: alice had anonymized the customer (15 May 2099, 12:05).",
      "No cambió nada: alice había anonimizado el cliente (15 may 2099, 12:05).",
    ]);
  });

  it("a case that two opened, and a comment on it after it was cancelled", async () => {
    const threads = await queries.inboxPage(engine.db, { folder: "all", customer: ann, offset: 0, limit: 1 });
    const { id: thread, identity } = threads.rows[0]!;
    const open: Decision = { kind: "case.open", body: { thread, identity }, texts: null };
    const first = await arrive("alice", 1, open);
    const second = await arrive("bob", 2, open);
    const body = { case: caseOfOpen(second.id), message: null };
    const comment = await arrive("bob", 4, { kind: "comment.add", body, texts: { text: "Called." } });
    await arrive("alice", 3, { kind: "case.cancel", body: { case: caseOfOpen(first.id) }, texts: null });
    expect(await became(ann, second)).toEqual([
      "It changed nothing: alice had opened a case on the same thread (15 May 2099, 12:01), and that one counts for both.",
      "No cambió nada: alice ya había abierto un caso en el mismo hilo (15 may 2099, 12:01), que cuenta para los dos.",
    ]);
    expect(await became(ann, comment)).toEqual([
      "It changed nothing: alice had cancelled the case (15 May 2099, 12:03), which deletes its comments.",
      "No cambió nada: alice había cancelado el caso (15 may 2099, 12:03), lo que elimina sus comentarios.",
    ]);
  });

  it("an unmerge of what another one had moved, and a merge that another one undid", async () => {
    const joined = await arrive("alice", 1, merge(ann, eve));
    const [identity] = (await queries.customer(engine.db, { customer: ann }))!.identities.filter(
      ({ handle }) => handle === "eve@example.org",
    );
    const detach: Decision = {
      kind: "identity.detach",
      body: { identity: identity!.id, from: ann },
      texts: null,
    };
    await arrive("alice", 3, detach);
    const late = await arrive("bob", 4, detach);
    expect(await became(eve, late)).toEqual([
      "It changed nothing: alice had moved the identity to another customer (15 May 2099, 12:03).",
      "No cambió nada: alice había pasado la identidad a otro cliente (15 may 2099, 12:03).",
    ]);
    await arrive("bob", 8, { kind: "operation.undo", body: { operations: [joined.id] }, texts: null });
    expect(await became(ann, joined)).toEqual([
      "Undone by bob (15 May 2099, 12:08).",
      "La deshizo bob (15 may 2099, 12:08).",
    ]);
  });
});
