import type { FileReport, ImportReport, Rejection } from "../desk.ts";
import { settingOf } from "../operations/settings/desk-settings.ts";
import { createAssembler } from "./assemble-facts.ts";
import type { Engine } from "./engine.ts";
import type { ItemGroup } from "./group-items.ts";
import type { Plan, PlannedItem, PlannerOptions } from "./plan-item.ts";

/** Where an import is, after each batch. */
export interface ImportStep {
  readonly bytesRead: number;
  readonly file: string;
}

export interface ImportItemsOptions {
  readonly onStep?: (step: ImportStep) => void;
  /** When the desk saw an item, milliseconds; now unless given. */
  readonly seenAt?: (item: PlannedItem) => number;
}

/** A batch is this many messages or contacts, or this many characters of text: a mail has one copy an addressee. */
const batchItems = 1_000;
const batchCharacters = 4_000_000;
/** A report lists so many rejections; it counts all. */
const mostRejections = 10_000;

/** What the items of an import are planned with. `own`: handles of the desk itself. */
export const plannerOptions = ({ ids, projection }: Engine, own: readonly string[]): PlannerOptions => ({
  secrets: ids.secrets,
  own,
  d1: settingOf(projection.desk(), "matching.d1"),
  blocked: settingOf(projection.desk(), "matching.blocked"),
});

/**
 * Takes items in, in batches that are each on disk and in the tables before the next is read; no batch waits for items
 * of the next group. Each item is counted once: imported, duplicate, or rejected with its place and reason.
 */
export const importItems = async (
  engine: Engine,
  groups: AsyncIterable<ItemGroup> | Iterable<ItemGroup>,
  options: ImportItemsOptions,
): Promise<ImportReport> => {
  const assemble = createAssembler({
    ids: engine.ids,
    writer: engine.writer,
    tick: engine.tick,
    keyLimit: settingOf(engine.projection.desk(), "matching.limit"),
  });
  const report = createReport();
  let waiting: Waiting[] = [];
  let copies = 0;
  let characters = 0;
  let step: ImportStep | null = null;

  const store = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await engine.exclusive(async () => {
        const facts = await assemble(
          engine.db,
          batch.map(({ plan }) => plan),
        );
        await engine.write({ ...facts.batch, isOutbound: engine.isOutbound() }, ["threads", "customers"]);
        return facts.outcomes;
      });
      for (const [index, { file, plan }] of batch.entries()) report.count(file, outcomes[index]!, plan);
    } catch (error) {
      if (!isUnstorable(error)) throw error;
      const [only, ...others] = batch;
      if (only === undefined) return;
      if (others.length === 0) {
        report.reject(only.file, { where: only.where, why: { code: "unstorable" } });
        return;
      }
      // One item must not stop the others: halves lead to it.
      const half = Math.ceil(batch.length / 2);
      await store(batch.slice(0, half));
      await store(batch.slice(half));
    }
  };

  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    copies = 0;
    characters = 0;
    if (batch.length > 0) await store(batch);
    if (step !== null) options.onStep?.(step);
  };

  /** Whether the batch is full. */
  const take = (item: PlannedItem): boolean => {
    const { where, file, bytesRead, content } = item;
    step = { bytesRead, file };
    if ("rejected" in content) {
      report.reject(file, { where, why: content.rejected });
      return false;
    }
    const plan = options.seenAt === undefined ? content : { ...content, seenAt: options.seenAt(item) };
    waiting.push({ where, file, plan });
    const made = plan.message?.onlyLastSpeaker ? 1 : Math.max(1, plan.people.length);
    copies += made;
    characters += made * (plan.message?.texts.text.length ?? 0);
    return copies >= batchItems || characters >= batchCharacters;
  };

  await engine.search.after(async () => {
    for await (const group of groups) {
      for (const item of group) if (take(item)) await flush();
      await flush();
    }
  });
  return report.result();
};

interface Waiting {
  readonly where: string;
  readonly file: string;
  readonly plan: Plan;
}

/** The data itself cannot be held: by a type or an index of the database (SQLSTATE 22, 54), or by one string. */
const isUnstorable = (error: unknown): boolean =>
  error instanceof RangeError ||
  (error instanceof Error && "code" in error && /^(?:22|54)[0-9A-Z]{3}$/.test(String(error.code)));

/** Several reports as one. */
export const joinReports = (reports: readonly ImportReport[]): ImportReport => ({
  read: reports.reduce((sum, { read }) => sum + read, 0),
  imported: reports.reduce((sum, { imported }) => sum + imported, 0),
  duplicates: reports.reduce((sum, { duplicates }) => sum + duplicates, 0),
  undated: reports.reduce((sum, { undated }) => sum + undated, 0),
  rejected: reports.flatMap(({ rejected }) => rejected).slice(0, mostRejections),
  files: reports.flatMap(({ files }) => files),
});

const createReport = () => {
  const files = new Map<string, { -readonly [K in keyof FileReport]: FileReport[K] }>();
  const rejections: Rejection[] = [];
  let undated = 0;
  const fileReport = (path: string) => {
    const known = files.get(path) ?? { path, read: 0, imported: 0, duplicates: 0, rejected: 0 };
    files.set(path, known);
    return known;
  };
  return {
    count: (path: string, outcome: "imported" | "duplicate", { message }: Plan): void => {
      const file = fileReport(path);
      file.read++;
      if (outcome === "duplicate") file.duplicates++;
      else {
        file.imported++;
        if (message !== null && message.sentAt === null) undated++;
      }
    },
    reject: (path: string, rejection: Rejection): void => {
      const file = fileReport(path);
      file.read++;
      file.rejected++;
      if (rejections.length < mostRejections) rejections.push(rejection);
    },
    result: (): ImportReport => {
      const all = [...files.values()];
      return {
        read: all.reduce((sum, { read }) => sum + read, 0),
        imported: all.reduce((sum, { imported }) => sum + imported, 0),
        duplicates: all.reduce((sum, { duplicates }) => sum + duplicates, 0),
        undated,
        rejected: rejections,
        files: all,
      };
    },
  };
};
