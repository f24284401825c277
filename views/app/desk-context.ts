import { createContext, useContext } from "react";
import type { Session } from "../../src/desk.ts";
import type { AgentName } from "../../src/domain/ids.ts";
import type { Jobs } from "../data/jobs.ts";
import type { QueryCache } from "../data/query-cache.ts";

/** The desk as views see it: a session, the answers kept of it, and the long work that is going on. */
export interface DeskOfScreen {
  readonly session: Session;
  readonly cache: QueryCache;
  readonly jobs: Jobs;
  /** Goes on as another agent, the one that a hub's token is for; null where the door alone decides who acts. */
  readonly workAs: ((agent: AgentName) => void) | null;
}

export const DeskContext = createContext<DeskOfScreen | null>(null);

export const useDesk = (): DeskOfScreen => {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("a view stands outside of <App>");
  return desk;
};
