import { useEffect } from "react";
import type { CustomerId } from "../../src/domain/ids.ts";
import { useDesk } from "../app/desk-context.ts";
import { useNavigationStore } from "../app/navigation-context.ts";
import type { QueryCache } from "../data/query-cache.ts";
import { useQuery } from "../data/use-query.ts";
import { windowOf } from "../data/use-rows.ts";
import { otherCustomer } from "../navigation/other-customer.ts";
import type { CustomerTab } from "../navigation/state.ts";
import { useNavigation } from "../navigation/use-navigation.ts";

/**
 * Follows the settled thread with Routing mode's customer. The one before stays on screen until everything that the
 * open tab begins with is here, so that a move paints the panel once. Gives the customer to show.
 */
export const useRouting = (): CustomerId | null => {
  const navigation = useNavigationStore();
  const { cache } = useDesk();
  const thread = useNavigation(({ pinned, settled }) => pinned ?? settled);
  const tab = useNavigation((state) => state.tab);
  const shown = useNavigation((state) => state.routed);
  const wanted = useQuery("thread", thread === null ? null : { thread })?.customer ?? null;
  useEffect(() => {
    if (wanted === null || wanted === shown) return;
    let isWanted = true;
    const show = () => {
      if (isWanted) navigation.change({ ...otherCustomer(navigation.get()), routed: wanted });
    };
    // A failure is told where the panel asks again.
    askAhead(cache, tab, wanted).then(show, show);
    return () => {
      isWanted = false;
    };
  }, [navigation, cache, tab, wanted, shown]);
  // Nothing acts on a customer that no longer shows.
  useEffect(() => () => navigation.change({ routed: null }), [navigation]);
  return shown;
};

/** Asks what the panel asks first. */
const askAhead = (cache: QueryCache, tab: CustomerTab, customer: CustomerId): Promise<unknown> => {
  const threads = () => cache.ask("inboxPage", { folder: "all", customer, ...windowOf("inboxPage", 0) });
  const byTab: Partial<Record<CustomerTab, () => readonly Promise<unknown>[]>> = {
    summary: () => [threads(), cache.ask("customerLog", { customer, ...windowOf("customerLog", 0) })],
    profile: () => [],
    cases: () => [cache.ask("customerCases", { customer, ...windowOf("customerCases", 0) })],
    messages: () => [threads()],
    identities: () => [],
  };
  return Promise.all([cache.ask("customer", { customer }), ...(byTab[tab]?.() ?? [])]);
};
