import { useLayoutEffect } from "react";
import { useNavigationStore } from "../app/navigation-context.ts";
import { useQuery } from "../data/use-query.ts";
import type { CustomerTab } from "../navigation/state.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { shownTabs } from "./shown-tabs.ts";

/**
 * The tab to show: the chosen one, or the first that the role sees where it sees not that one, which then is the
 * chosen one [S5]. Null when the role sees none.
 */
export const useShownTab = (): CustomerTab | null => {
  const navigation = useNavigationStore();
  const chosen = useNavigation(({ tab }) => tab);
  const tabs = shownTabs(useQuery("settings", {}));
  const tab = tabs.includes(chosen) ? chosen : (tabs[0] ?? null);
  // Keys belong to the chosen tab, so it must be the one that shows. A remark begun on the other one is kept.
  useLayoutEffect(() => {
    if (tab !== null && tab !== chosen) navigation.change({ tab, insideCase: null, typing: null });
  }, [navigation, tab, chosen]);
  return tab;
};
