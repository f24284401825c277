import { createContext, useContext } from "react";
import type { NavigationStore } from "../navigation/store.ts";

export const NavigationContext = createContext<NavigationStore | null>(null);

/** Where this screen is. The store never changes, so reading it renders nothing again. */
export const useNavigationStore = (): NavigationStore => {
  const store = useContext(NavigationContext);
  if (store === null) throw new Error("a view stands outside of <App>");
  return store;
};
