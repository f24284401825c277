import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

/** The folder beside the program with its JavaScript as the build compiled it. */
export const compiledProgram = (programUrl: string): string => fileURLToPath(new URL("compiled", programUrl));

/**
 * Has Node take what this process, its threads and its children import from there, instead of compiling it anew. Where
 * the folder is not there, or is of another Node or other flags, Node compiles as ever. Not over a choice of the user's.
 */
export const takeCompiledProgram = (programUrl: string): void => {
  const folder = compiledProgram(programUrl);
  if (process.env.NODE_COMPILE_CACHE !== undefined || !existsSync(folder)) return;
  const { directory } = module.enableCompileCache(folder);
  if (directory !== undefined) process.env.NODE_COMPILE_CACHE = folder;
};
