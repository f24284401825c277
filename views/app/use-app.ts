import { useMemo } from "react";
import { commands } from "../commands/table.ts";
import { useScreen } from "../screen/screen.ts";
import type { AppHandle } from "./app-handle.ts";
import { useDesk } from "./desk-context.ts";
import { useLanguage } from "./language-context.ts";
import { useNavigationStore } from "./navigation-context.ts";

/** What commands work on, for the views that list or run them. */
export const useApp = (): AppHandle => {
  const navigation = useNavigationStore();
  const desk = useDesk();
  const language = useLanguage();
  const screen = useScreen();
  return useMemo(
    () => ({ navigation, desk, language, screen, commands }),
    [navigation, desk, language, screen],
  );
};
