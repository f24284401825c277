import type { Engine, EngineOptions } from "../engine/engine.ts";
import { faultOf, type HubLog } from "./hub-log.ts";

/** Tells when the database is lost and when it is back, and who is to know that the tables were read anew. */
export interface DatabaseWatch {
  /** What the engine is to be opened with. */
  readonly told: Required<Pick<EngineOptions, "onCaughtUp" | "onLost">>;
  /** Calls `onStale` when something in memory may not be so any more, and looks after the database where nobody writes. */
  begin(engine: Engine, onStale: () => void): void;
  stop(): void;
}

/** Milliseconds between two looks whether the database was lost. */
const pause = 5_000;

export const createDatabaseWatch = (log: HubLog): DatabaseWatch => {
  let fault: string | null = null;
  let isStale = false;
  let onStale = (): void => {
    isStale = true;
  };
  let timer: NodeJS.Timeout | null = null;
  return {
    told: {
      onLost: (error) => {
        const told = faultOf(error);
        if (fault === JSON.stringify(told)) return;
        fault = JSON.stringify(told);
        log.error({ event: "database-lost", ...told });
        // Whoever has it now writes there, and erases.
        if (told.code === "database-in-use") onStale();
      },
      onCaughtUp: (isChanged) => {
        if (fault !== null) log.info({ event: "database-back" });
        fault = null;
        if (isChanged) onStale();
      },
    },
    begin: (engine, given) => {
      onStale = given;
      if (isStale) onStale();
      let isLooking = false;
      timer = setInterval(() => {
        if (isLooking || !engine.isDatabaseLost()) return;
        isLooking = true;
        // A turn of its own: before each the engine sees to the database.
        engine
          .exclusive(async () => undefined)
          .catch(() => undefined)
          .finally(() => {
            isLooking = false;
          });
      }, pause).unref();
    },
    stop: () => {
      if (timer !== null) clearInterval(timer);
      onStale = () => {};
    },
  };
};
