import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { isEmptyBatch, outboundIds } from "../../store/batch.ts";
import { encodeBatch } from "../../store/encode-batch.ts";
import { linkedCustomers, pendingErasures } from "../../store/erase-pending.ts";
import { holdsBatches } from "../../store/journal.ts";
import { type Lock, openLock } from "../../store/lock.ts";
import { nextClock } from "../domain/order.ts";
import { openOutbox, usualBackoff } from "../exports/outbox.ts";
import { replaceFile } from "../exports/replace-file.ts";
import { settingOf } from "../operations/settings/desk-settings.ts";
import { removeHalfRestored } from "./backup/restore-backup.ts";
import { createChanges } from "./changes.ts";
import { deskSecret, earlierSecret, secretFile } from "./desk-secret.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { forgetFirstPage } from "./erase/erase-files.ts";
import { createErasure, usualErasureBackoff } from "./erase/erasure.ts";
import { createMailer } from "./export/mailer.ts";
import { createFactIds } from "./fact-ids.ts";
import { createMutex, type Mutex } from "./mutex.ts";
import { openDatabase } from "./open-database.ts";
import type { OpenFailure } from "./open-failure.ts";
import { finishRekeying } from "./rekey/finish-rekeying.ts";
import { createSearchIndex } from "./search-index.ts";
import type { Link } from "./sync/link.ts";
import { openLink } from "./sync/open-link.ts";
import { newWriterId, writerId } from "./writer-id.ts";

/**
 * Opens a data folder: lock (unless the caller holds it), secret, database, journal. What the journal has and the
 * database lacks (after a crash, a loss of power, or when the database's folder is gone) is applied first, exactly once.
 */
export const openEngine = async (options: EngineOptions, held?: Lock): Promise<Engine | OpenFailure> => {
  const lock = held ?? (await openLock(options.data));
  if ("tag" in lock) return lock;
  try {
    const engine = await openLocked(options, lock);
    if ("tag" in engine) lock.release();
    return engine;
  } catch (error) {
    lock.release();
    throw error;
  }
};

/** Milliseconds after the opening when words that an earlier run left are indexed. */
const searchDelay = 1_000;

const openLocked = async (
  {
    data,
    database = null,
    template = null,
    rebuild = false,
    readers = null,
    onProgress,
    sendsMail = false,
    syncs = false,
    hub = null,
    environment = process.env,
    mailBackoff = usualBackoff,
    erasureBackoff = usualErasureBackoff,
    onErasure = () => {},
    onCaughtUp = () => {},
    onLost = () => {},
    changes = createChanges(),
    alone,
  }: EngineOptions,
  lock: Lock,
): Promise<Engine | OpenFailure> => {
  await mkdir(data, { recursive: true, mode: 0o700 });
  await removeHalfRestored(data);
  await finishRekeying(data);
  const secret = await deskSecret(data);
  let ids = createFactIds({ secret, before: await earlierSecret(data) });
  let writer = await writerId(data);
  if (database !== null && (await holdsBatches(join(data, "journal")))) {
    return { tag: "database-unusable", why: "folder-holds-desk", database: "", detail: data };
  }
  const opened =
    database === null
      ? await openDatabase({ data, template, rebuild, onProgress, writer: () => writer })
      : await (await import("./open-server-database.ts")).openServerDatabase(database, secret);
  if ("tag" in opened) return opened;
  const { store, projection, journal } = opened;

  const turns = createMutex();
  const exclusive: Mutex = (step) =>
    turns(async () => {
      const applied = projection.applied();
      const isCaughtUp = await opened.catchUp().catch((error: unknown) => {
        onLost(error);
        throw error;
      });
      if (isCaughtUp) {
        erasure.begin();
        search.begin();
        onCaughtUp(projection.applied() !== applied);
        changes.note(["threads", "customers", "cases", "history", "settings"]);
      }
      return step();
    });
  const search = createSearchIndex(store.db, exclusive);
  // The first page comes first; whoever searches sooner begins it at once.
  const beginSearch = setTimeout(() => search.begin(), searchDelay).unref();
  let link: Link;
  const mailer = createMailer({
    outbox: await openOutbox(join(data, "outbox"), mailBackoff),
    environment,
    otherwise: () => link.deliver(),
    sender: () => settingOf(projection.desk(), "export.sender"),
    eraseFirst: async (outbox) => {
      const pending = await pendingErasures(store.db);
      if (pending.length === 0) return;
      await outbox.erase(
        await linkedCustomers(
          store.db,
          pending.map(({ id }) => id),
        ),
      );
    },
  });
  const { outbox } = mailer;
  const erasure = createErasure({ data, store, journal, outbox, exclusive }, changes, {
    backoff: erasureBackoff,
    onOutcome: onErasure,
  });
  erasure.begin();
  let last = 0;
  let behind = 0;
  let isClosed = false;
  const engine: Engine = {
    data,
    db: store.db,
    store,
    journal,
    projection,
    get ids() {
      return ids;
    },
    get writer() {
      return writer;
    },
    readers,
    changes,
    outbox,
    mailer,
    erasure,
    get link() {
      return link;
    },
    exclusive,
    alone: alone ?? null,
    search,
    isDatabaseLost: opened.isLost,
    isOutbound: () => link.state().state !== "none",
    now: () => Date.now() + behind,
    correctClock: (milliseconds) => {
      behind = milliseconds;
    },
    tick: (now = Date.now() + behind) => {
      // What comes from others advances this clock as well [F1].
      last = nextClock(Math.max(last, projection.clock()), now);
      return last;
    },
    turnBack: async (latest) => {
      await projection.turnBack(latest);
      last = latest;
    },
    become: async (change) => {
      if ("writer" in change) {
        writer = await newWriterId(data);
        return;
      }
      await replaceFile(join(data, secretFile), change.secret);
      ids = createFactIds({ secret: change.secret, before: null });
    },
    write: async (batch, topics) => {
      if (isEmptyBatch(batch)) return { sequence: journal.last(), erases: false };
      const sequence = journal.last() + 1;
      const payload = encodeBatch(batch);
      const { erases, notices } = await projection
        .apply(batch, sequence, () => journal.append(payload))
        .catch((error: unknown) => {
          opened.doubt();
          throw error;
        });
      // What was ahead of time and is taken out no longer holds this writer's clock up.
      if ((batch.withdrawn ?? []).length > 0) last = projection.clock();
      if (erases) {
        // At once, so that the next start cannot show it; where a disk refuses, the erasing tries it again.
        await forgetFirstPage(data).catch(() => undefined);
        erasure.begin();
      }
      changes.note(notices > 0 ? [...topics, "notices"] : topics);
      const outbound = outboundIds(batch);
      // What is replaced waits already.
      const replaced = new Set((batch.withdrawn ?? []).map(({ id }) => id));
      if (outbound.length > 0) link.offer(outbound.filter((id) => !replaced.has(id)).length);
      return { sequence, erases };
    },
    close: async () => {
      if (isClosed) return;
      await closeAll();
      lock.release();
    },
    closeForNow: async () => {
      await closeAll();
      return lock;
    },
  };
  const closeAll = async (): Promise<void> => {
    isClosed = true;
    clearTimeout(beginSearch);
    await link.stop();
    await mailer.stop();
    await search.stop();
    await erasure.stop();
    // Not `exclusive`: a server that does not answer must not hinder it.
    await turns(async () => {
      await journal.close();
      await store.close();
    });
  };
  link = await openLink({
    ...{ engine, environment, hub, isKept: syncs },
    onSettled: () => {
      if (sendsMail) void mailer.send().catch(() => undefined);
    },
  });
  if (sendsMail) {
    mailer.begin((changed) =>
      changes.subscribe(({ topics }) => {
        if (topics.includes("settings")) changed();
      }),
    );
  }
  return engine;
};
