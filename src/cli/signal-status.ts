import { constants } from "node:os";

/** The exit status by which shells tell that a signal ended a program. */
export const signalStatus = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];
