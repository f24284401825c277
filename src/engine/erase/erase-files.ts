import { rm } from "node:fs/promises";
import { join } from "node:path";

/** What is kept to paint sooner: it quotes customers and messages. */
const firstPage = ["first-page.json", "first-page.json.new"];

/** Removes what was kept of the first page, so that the next start cannot show anybody who was erased. */
export const forgetFirstPage = async (data: string): Promise<void> => {
  for (const name of firstPage) await rm(join(data, name), { force: true });
};

/**
 * Removes the files that quote what the desk holds and that it can do without: the kept first page, logs, temporary
 * files. Nothing in them could be told apart by whom it is about.
 */
export const eraseFiles = async (data: string): Promise<void> => {
  await forgetFirstPage(data);
  for (const name of ["log", "tmp"]) await rm(join(data, name), { recursive: true, force: true });
};
