import type { OpenFailure } from "../engine/open-failure.ts";
import type { CliText } from "../i18n/cli-text.ts";
import { exitCodes } from "./exit-codes.ts";

/** What to say when a desk does not open, and the exit status that goes with it. */
export const openFailure = (
  failure: OpenFailure,
  text: CliText,
): { readonly message: string; readonly status: number } => {
  switch (failure.tag) {
    case "folder-in-use":
      return { message: text.errors.busy(failure.folder, failure.pid), status: exitCodes.busy };
    case "folder-of-newer-program":
      return { message: text.errors.newer(failure.folder), status: exitCodes.failed };
    case "database-in-use":
      return { message: text.server.inUse(failure.database, failure.holder), status: exitCodes.busy };
    case "database-unusable":
      return {
        message: text.server.unusable[failure.why](failure.database, failure.detail),
        status: exitCodes.failed,
      };
    case "journal-damaged":
      return { message: text.errors.damaged(failure.segment, failure.offset), status: exitCodes.failed };
  }
};
