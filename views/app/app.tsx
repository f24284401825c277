import { useEffect, useMemo, useState } from "react";
import type { Session } from "../../src/desk.ts";
import type { AgentName } from "../../src/domain/ids.ts";
import { createLanguage } from "../../src/i18n/language.ts";
import { commands } from "../commands/table.ts";
import { createJobs } from "../data/jobs.ts";
import { type Answer, createQueryCache } from "../data/query-cache.ts";
import { dispatchKey } from "../keys/dispatch.ts";
import { createNavigation } from "../navigation/store.ts";
import { useScreen } from "../screen/screen.ts";
import { useKeys } from "../screen/use-keys.ts";
import { DeskContext } from "./desk-context.ts";
import { LanguageContext } from "./language-context.ts";
import { NavigationContext } from "./navigation-context.ts";
import { Shell } from "./shell.tsx";

export interface AppProps {
  readonly session: Session;
  /** Answers kept from an earlier run (`openingCalls`): painted until the engine gives newer ones. */
  readonly initial?: readonly Answer[];
  /** Called when the screen is to go on as another agent, the one that a hub's token is for. */
  readonly workAs?: (agent: AgentName) => void;
}

/** The program of one screen. Stands within `openScreen`; the session stays its opener's to close. */
export const App = ({ session, initial = [], workAs }: AppProps) => {
  const screen = useScreen();
  const language = useMemo(
    () => createLanguage(screen.locale, screen.timezone),
    [screen.locale, screen.timezone],
  );
  const [navigation] = useState(() => createNavigation());
  const [desk] = useState(() => {
    const onError = (error: unknown) => {
      const what = error instanceof Error ? error.message : String(error);
      navigation.change({ toast: { text: language.text.toast.failed(what), alarming: true } });
    };
    return {
      session,
      cache: createQueryCache(session, initial, screen.guard(onError)),
      jobs: createJobs(session),
      workAs: workAs ?? null,
    };
  });
  useEffect(
    () => () => {
      desk.cache.close();
      desk.jobs.close();
    },
    [desk],
  );
  useKeys((key) => dispatchKey({ navigation, desk, language, screen, commands }, key));
  return (
    <DeskContext value={desk}>
      <NavigationContext value={navigation}>
        <LanguageContext value={language}>
          <Shell />
        </LanguageContext>
      </NavigationContext>
    </DeskContext>
  );
};
