import { useEffect, useEffectEvent } from "react";
import type { Key } from "./key.ts";
import { useScreen } from "./screen.ts";

/**
 * Calls back for each key while active; components deeper in the tree hear a key first. Keys that type text
 * are heard here too while a text field has the focus: a view switches its own off with `isActive`. A throw
 * ends this screen only.
 */
export const useKeys = (handler: (key: Key) => void, options: { readonly isActive?: boolean } = {}): void => {
  const { subscribeToKeys } = useScreen();
  const isActive = options.isActive ?? true;
  const onKey = useEffectEvent(handler);
  useEffect(() => (isActive ? subscribeToKeys((key) => onKey(key)) : undefined), [isActive, subscribeToKeys]);
};
