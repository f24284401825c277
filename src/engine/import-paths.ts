import { isImportFormat } from "../channels/import-item.ts";
import { importSize } from "../channels/open-import.ts";
import type { ImportReport, ImportRequest } from "../desk.ts";
import type { Engine } from "./engine.ts";
import { importItems, joinReports, plannerOptions } from "./import-items.ts";
import { ownAddresses } from "./own-addresses.ts";
import { readItems } from "./read-items.ts";

/**
 * Reads files and folders, one after the other, with progress in bytes. Nothing that one holds stops the rest. What
 * cannot be read at all is one rejection. Reading the same again adds nothing.
 */
export const importPaths = async (engine: Engine, request: ImportRequest): Promise<ImportReport> => {
  const sizes = await Promise.all(request.paths.map((path) => importSize(path).catch(() => 0)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const planner = plannerOptions(engine, [...(await ownAddresses(engine)), ...request.own]);
  const options = {
    as: request.as !== null && isImportFormat(request.as) ? request.as : null,
    channel: request.channel,
    map: request.map,
  };
  const reports: ImportReport[] = [];
  let before = 0;
  for (const [index, path] of request.paths.entries()) {
    const start = before;
    reports.push(
      await importItems(engine, readItems(engine.readers, { path, options, planner }, sizes[index] ?? 0), {
        onStep: ({ bytesRead, file }) =>
          engine.changes.note(["progress", "threads", "customers"], {
            job: "import",
            done: start + bytesRead,
            total,
            label: file,
          }),
      }),
    );
    before += sizes[index] ?? 0;
  }
  engine.changes.note(["progress", "threads", "customers"]);
  return joinReports(reports);
};
