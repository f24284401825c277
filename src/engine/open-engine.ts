import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { type Batch, isEmptyBatch, outboundIds } from "../../store/batch.ts";
import { encodeBatch } from "../../store/encode-batch.ts";
import { linkedCustomers, pendingErasures } from "../../store/erase-pending.ts";
import { holdsBatches, type Journal } from "../../store/journal.ts";
import { type Lock, openLock } from "../../store/lock.ts";
import type { Store } from "../../store/open-store.ts";
import type { Projection } from "../../store/projection.ts";
import type { Database } from "../../store/schema.ts";
import type { Progress, Topic } from "../desk.ts";
import type { WriterId } from "../domain/ids.ts";
import { type Clock, nextClock } from "../domain/order.ts";
import { type Outbox, openOutbox, usualBackoff } from "../exports/outbox.ts";
import { replaceFile } from "../exports/replace-file.ts";
import { settingOf } from "../operations/settings/desk-settings.ts";
import { removeHalfRestored } from "./backup/restore-backup.ts";
import { type Changes, createChanges } from "./changes.ts";
import { deskSecret, earlierSecret, secretFile } from "./desk-secret.ts";
import type { Alone } from "./engine-holder.ts";
import { forgetFirstPage } from "./erase/erase-files.ts";
import { createErasure, type Erasure, type ErasureOutcome, usualErasureBackoff } from "./erase/erasure.ts";
import { createMailer, type Mailer } from "./export/mailer.ts";
import { createFactIds, type FactIds } from "./fact-ids.ts";
import { createMutex, type Mutex } from "./mutex.ts";
import { openDatabase } from "./open-database.ts";
import type { OpenFailure } from "./open-failure.ts";
import { finishRekeying } from "./rekey/finish-rekeying.ts";
import { createSearchIndex, type SearchIndex } from "./search-index.ts";
import type { HubFile } from "./sync/hub-file.ts";
import type { Link } from "./sync/link.ts";
import { openLink } from "./sync/open-link.ts";
import { newWriterId, writerId } from "./writer-id.ts";

export interface EngineOptions {
  /** The data folder; made where it is absent. */
  readonly data: string;
  /**
   * The URL of a PostgreSQL database for the tables. The data folder then holds secret, writer, outbox and
   * configuration. Unless given, the tables are embedded, in the data folder.
   */
  readonly database?: string | null;
  /** A template database, made at build time; without one the first start takes seconds. */
  readonly template?: string | null;
  /** Throws the database away and makes it anew from the journal; one on a server has none, and stays. */
  readonly rebuild?: boolean;
  /** The bundled `import-reader`, or its source: large imports are then read in a thread of their own. */
  readonly reader?: URL | null;
  readonly onProgress?: (progress: Progress) => void;
  /** Sends exports that wait, at once and while it is open; without it only an export sends [D5]. */
  readonly sendsMail?: boolean;
  /** Keeps a line to the hub open, where one was named; without it only `syncOnce` opens one. */
  readonly syncs?: boolean;
  /** A hub for this run alone, in the place of the folder's own: nothing of it is kept. */
  readonly hub?: HubFile | null;
  /** Names the mail server, and tokens in the place of those kept; the process's own unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds between attempts to mail an export. */
  readonly mailBackoff?: readonly number[];
  /** Milliseconds between attempts to erase what a disk or the database would not. */
  readonly erasureBackoff?: readonly number[];
  /** Hears what became of each; an error may quote anything. */
  readonly onErasure?: (outcome: ErasureOutcome) => void;
  /**
   * Before a turn the tables were read anew. `isChanged`: they hold what nobody was told of here, since others wrote
   * there, or a batch was kept though whoever gave it was told otherwise.
   */
  readonly onCaughtUp?: (isChanged: boolean) => void;
  /** A turn could not begin, since the database does not answer or somebody else works in it now. */
  readonly onLost?: (error: unknown) => void;
  /** Whom to tell of changes, where somebody subscribed before the engine was opened anew. */
  readonly changes?: Changes;
  /** Given by whoever can open the engine anew. */
  readonly alone?: Alone;
}

/** What the calls of a desk work with. */
export interface Engine {
  readonly data: string;
  readonly db: Kysely<Database>;
  readonly store: Store;
  readonly journal: Journal;
  readonly projection: Projection;
  readonly ids: FactIds;
  readonly writer: WriterId;
  readonly reader: URL | null;
  readonly changes: Changes;
  /** Archives that wait to be mailed, in `<data>/outbox`. */
  readonly outbox: Outbox;
  readonly mailer: Mailer;
  readonly erasure: Erasure;
  readonly link: Link;
  /** Decisions and imports take turns: each is judged on what the one before left. */
  readonly exclusive: Mutex;
  /** Null where nobody can open the engine anew. */
  readonly alone: Alone | null;
  readonly search: SearchIndex;
  /** Others may work in the database, until a turn has it back. */
  isDatabaseLost(): boolean;
  /** Whether what is written here is to be offered to a hub: `Batch.isOutbound` of decisions and imports. */
  isOutbound(): boolean;
  /** The wall clock, milliseconds, corrected by the hub's where one was asked. */
  now(): number;
  /** The wall clock is behind the hub's by so many milliseconds. */
  correctClock(behind: number): void;
  /** The next reading of this writer's clock; strictly rising. `now`: milliseconds, the wall clock unless given. */
  tick(now?: number): Clock;
  /** What was ahead of all others is about to be stamped anew: clock readings go on after this one. Only within `exclusive`. */
  turnBack(latest: Clock): Promise<void>;
  /** Takes over the secret of another desk, or another writer's id, for good. Only within `exclusive`. */
  become(change: { readonly secret: Uint8Array } | { readonly writer: "another" }): Promise<void>;
  /**
   * Records a batch: resolves when it is on disk and in the tables. One that the tables or the disk refuse leaves
   * nothing in either; then it rejects. Only within `exclusive`.
   */
  write(batch: Batch, topics: readonly Topic[]): Promise<Written>;
  /** Waits for what is under way and closes everything. Safe to call twice. */
  close(): Promise<void>;
  /** Closes everything but the lock of the folder, which it gives: for whoever opens it again at once. */
  closeForNow(): Promise<Lock>;
}

/** Where a batch stands in the journal, and whether it erases something. */
export interface Written {
  readonly sequence: number;
  readonly erases: boolean;
}

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
    reader = null,
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
    reader,
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
