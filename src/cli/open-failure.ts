import type { OpenFailure } from "../engine/open-failure.ts";
import type { CliText } from "../i18n/cli-text.ts";
import { exitCodes } from "./exit-codes.ts";

/** What to say when a desk does not open, and the exit status that goes with it. */
export const openFailure = (
  failure: OpenFailure,
  text: CliText,
): { readonly message: string; readonly status: number } =>
  failure.tag === "folder-in-use"
    ? { message: text.errors.busy(failure.folder, failure.pid), status: exitCodes.busy }
    : { message: text.errors.damaged(failure.segment, failure.offset), status: exitCodes.failed };
