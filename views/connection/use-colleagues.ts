import type { ColleagueRow } from "../../src/desk.ts";
import { useQuery } from "../data/use-query.ts";

/** Who else is connected and shows it; nobody while presence is off or the line is. */
export const useColleagues = (): readonly ColleagueRow[] => {
  const sync = useQuery("syncState", {});
  const isShown = sync?.presence === true && sync.state === "connected";
  return useQuery("colleagues", isShown ? {} : null) ?? nobody;
};

const nobody: readonly ColleagueRow[] = [];
