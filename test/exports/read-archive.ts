import { buffer } from "node:stream/consumers";
import { openPromise } from "yauzl";

/** The files of a zip, by name, in its order; checks sizes and checksums. */
export const readArchive = async (file: string): Promise<ReadonlyMap<string, string>> => {
  const zip = await openPromise(file, { validateEntrySizes: true });
  const filesByName = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    filesByName.set(entry.fileName, (await buffer(stream)).toString("utf8"));
  }
  return filesByName;
};
