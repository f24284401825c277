import type { GlobalOptions } from "./global-options.ts";
import type { ProgramFiles } from "./program-files.ts";
import { runDesk } from "./run-desk.tsx";
import { settingsOf } from "./settings.ts";

/** Opens the desk from a command line that asks for nothing else. Loads no command. */
export const startDesk = (options: GlobalOptions, files: ProgramFiles): Promise<number> =>
  runDesk(settingsOf(options, process.env), files);
