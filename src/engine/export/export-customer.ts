import { mkdir } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { currentCustomer } from "../../../store/queries/current-customer.ts";
import type { Door, Exported } from "../../desk.ts";
import type { CustomerId } from "../../domain/ids.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import { type ArchiveResult, writeArchive, writeArchiveInto } from "../../exports/archive.ts";
import type { CustomerExport } from "../../exports/customer-export.ts";
import { isPlainAddress } from "../../exports/mail-header.ts";
import type { OutboxEntry } from "../../exports/outbox-entry.ts";
import { exportRefusal } from "../../operations/ask.ts";
import { contextOf } from "../../operations/fold-desk.ts";
import type { Outcome } from "../../operations/read-model.ts";
import type { Engine } from "../engine.ts";
import { newOperationId } from "../fact-ids.ts";
import { localConfig } from "../local-config.ts";
import { seenFields } from "../visible-profile.ts";
import { customerSource } from "./customer-source.ts";
import { isMendable } from "./mailer.ts";

export interface ExportRequest {
  readonly customer: CustomerId;
  readonly to: string | null;
  readonly out: string | null;
}

/**
 * Exports a customer [D5]: one archive into a folder, or into the outbox and from there by mail. The archive is
 * written in this desk's turn, so that it shows one moment; the mail goes out after it. What a start would send is
 * sent as well.
 */
export const exportCustomer = async (
  engine: Engine,
  door: Door,
  request: ExportRequest,
): Promise<Outcome<Exported>> => {
  const { customer, out } = request;
  if (out !== null) return exportToFolder(engine, door, customer, out);
  const to = request.to ?? (await localConfig(engine.data)).email;
  if (to === null) return refusedBy("no-recipient");
  if (!isPlainAddress(to)) return refusedBy("bad-recipient");
  const outcome = await exportToOutbox(engine, door, { customer, to });
  return "ok" in outcome ? mail(engine, outcome.ok) : outcome;
};

/** What another desk wants to have mailed, and the id that it has in the outbox there. */
export interface PassedExport {
  readonly id: string;
  readonly customer: CustomerId;
  readonly to: string;
}

/**
 * Takes over from another desk what is to be mailed [D5]: answers once the archive is in the outbox, and mails it after
 * that. What was taken over before, in this run, is not made again. One such call at a time.
 */
export const takeExport = async (
  engine: Engine,
  door: Door,
  wanted: PassedExport,
): Promise<Outcome<Exported>> => {
  const { mailer } = engine;
  if (!isPlainAddress(wanted.to)) return refusedBy("bad-recipient");
  if (mailer.stateOf(wanted.id).state === "erased") {
    const outcome = await exportToOutbox(engine, door, wanted);
    if (!("ok" in outcome)) return outcome;
    // A disk that refuses now is tried again by itself.
    mailer.send().catch(() => undefined);
  }
  const became = mailer.stateOf(wanted.id);
  return { ok: { ...nothing, queued: true, failure: "why" in became ? became.why : null } };
};

/** Calls `write` with everything about a customer, as it is at one moment, when the agent may have it. */
const withSource = <T>(
  engine: Engine,
  door: Door,
  named: CustomerId,
  write: (source: CustomerExport) => Promise<Outcome<T>>,
): Promise<Outcome<T>> =>
  engine.exclusive(async () => {
    const { db, projection } = engine;
    const customer = await currentCustomer(db, named);
    if (customer === null) return { missing: named };
    const desk = projection.desk();
    const refused = exportRefusal(
      await projection.groupOf([customer]),
      customer,
      door.agent,
      { at: engine.tick(), id: newOperationId() },
      contextOf(desk),
    );
    if (refused !== null) return { refused };
    const source = await customerSource(db, customer, door, seenFields(desk, door.agent));
    return source === null ? { missing: named } : write(source);
  });

const exportToFolder = async (
  engine: Engine,
  door: Door,
  customer: CustomerId,
  folder: string,
): Promise<Outcome<Exported>> => {
  // An archive there would be personal data of which no erasure knows [F10].
  if (isWithin(engine.data, folder)) return refusedBy("unwritable", "the data folder");
  return withSource(engine, door, customer, async (source) => {
    const failure = await makeFolder(folder);
    if (failure !== null) return refusedBy("unwritable", failure);
    const result = await writeArchiveInto(source, folder);
    if (!("written" in result)) return refusedWriting(result);
    return { ok: { files: [result.written.file], mailed: null, queued: false, failure: null } };
  });
};

const exportToOutbox = async (
  engine: Engine,
  door: Door,
  wanted: { readonly id?: string; readonly customer: CustomerId; readonly to: string },
): Promise<Outcome<OutboxEntry>> => {
  const { outbox, erasure } = engine;
  const outcome = await withSource<OutboxEntry | null>(engine, door, wanted.customer, async (source) => {
    const { id } = source.customer;
    const added = await outbox.add(
      { ...wanted, customer: id, by: door.agent, locale: source.locale, now: Date.now() },
      (file, signal) => writeArchive(source, file, signal),
    );
    if ("queued" in added) {
      // A new archive of the customer takes the place of those that no server would have taken.
      for (const old of outbox.list()) {
        if (old.customer === id && old.state === "failed" && !isMendable(old.failure))
          await outbox.drop(old.id);
      }
      return { ok: added.queued };
    }
    if ("refused" in added) return refusedBy("bad-recipient");
    return "erased" in added ? { ok: null } : refusedWriting(added);
  });
  if (!("ok" in outcome)) return outcome;
  if (outcome.ok !== null) return { ok: outcome.ok };
  // Somebody with whom the customer was once linked is being erased; after that only what may stay is exported.
  await erasure.settled();
  return exportToOutbox(engine, door, wanted);
};

const nothing = { files: [], mailed: null, queued: false, failure: null } as const;

const mail = async (engine: Engine, entry: OutboxEntry): Promise<Outcome<Exported>> => {
  const { mailer, outbox } = engine;
  await mailer.send();
  const became = mailer.stateOf(entry.id);
  switch (became.state) {
    case "sent":
      return { ok: { ...nothing, mailed: entry.to } };
    case "passed-on":
      return { ok: { ...nothing, queued: true } };
    case "erased":
      return { refused: { rule: "F10", code: "anonymous" } };
    case "queued":
      return { ok: { ...nothing, queued: true, failure: became.why } };
    case "failed":
      if (isMendable(became.why)) return { ok: { ...nothing, queued: true, failure: became.why } };
      // Who asked is told, and nobody else waits for it.
      await outbox.drop(entry.id);
      return { ok: { ...nothing, failure: became.why } };
  }
};

const refusedBy = (code: RefusalCode, detail?: string): { readonly refused: Refused } => ({
  refused: { rule: "D5", code, ...(detail === undefined ? {} : { detail }) },
});
type Refused = { readonly rule: string; readonly code: RefusalCode; readonly detail?: string };

const refusedWriting = (result: Exclude<ArchiveResult, { readonly written: unknown }>) => {
  // Nothing else writes in this desk's turn, so two readings that differ are a bug.
  if ("changed" in result) throw new Error("the customer changed while it was exported");
  return refusedBy("unwritable", result.unwritable);
};

const isWithin = (folder: string, path: string): boolean => {
  const from = relative(folder, path);
  return from !== ".." && !from.startsWith(`..${sep}`) && !isAbsolute(from);
};

/** Makes a folder with those above it where it is missing; the system's error code when it cannot. */
const makeFolder = async (folder: string): Promise<string | null> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "EIO";
  }
};
