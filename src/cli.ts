import { takeCompiledProgram } from "./cli/compiled-program.ts";
import { type Runnable, runnableNode } from "./cli/node-version.ts";

/**
 * The program. Nothing but what the decisions below need is imported before them: an older Node could not even load
 * the rest, and the desk must paint before the parser of the commands is read.
 */
const start = async (runnable: Runnable): Promise<number> => {
  if (runnable !== "this") return (await import("./cli/other-node.ts")).runOtherNode(runnable);
  takeCompiledProgram(import.meta.url);
  const args = process.argv.slice(2);
  const { deskOptions } = await import("./cli/global-options.ts");
  const { programFiles } = await import("./cli/program-files.ts");
  const files = programFiles(import.meta.url);
  const options = deskOptions(args);
  if (options !== null) return (await import("./cli/start-desk.ts")).startDesk(options, files);
  const { main } = await import("./cli/main.ts");
  const { createProcessIo } = await import("./cli/process-io.ts");
  return main(args, createProcessIo(files));
};

process.exit(await start(runnableNode(process.versions.node, import.meta.url)));
