import { useEffect, useRef } from "react";
import type { SyncState } from "../../src/desk.ts";
import { useDesk } from "../app/desk-context.ts";
import { useLanguage } from "../app/language-context.ts";
import { useNavigationStore } from "../app/navigation-context.ts";
import { useQuery } from "../data/use-query.ts";
import { useSettled } from "../data/use-settled.ts";
import { topDialog } from "../navigation/state.ts";
import { useNavigation } from "../navigation/use-navigation.ts";

/** Milliseconds that nothing comes in before the desk opens: the first entries may take a moment. */
const quietFor = 700;

/** Follows the line to the hub, whatever shows: ends the joining, and tells once when the hub refuses this desk. */
export const LineWatch = () => {
  const sync = useQuery("syncState", {});
  useJoining(sync);
  useRefusal(sync);
  return null;
};

/** Once everything is here the window closes and the desk shows, to the agent that the token is for. */
const useJoining = (sync: SyncState | undefined): void => {
  const navigation = useNavigationStore();
  const { session, workAs } = useDesk();
  const step = useNavigation(({ hubStep }) => hubStep);
  const isWhole = useSettled(
    step.at === "joining" && sync?.state === "connected" && sync.receiving === null,
    quietFor,
  );
  useEffect(() => {
    if (!isWhole || step.at !== "joining") return;
    const dialogs = navigation.get().dialogs.filter(({ type }) => type !== "hub");
    navigation.change({ dialogs, hubStep: { at: "state" } });
    const [agent] = step.agents;
    if (agent !== undefined && !step.agents.includes(session.door.agent)) workAs?.(agent);
  }, [navigation, session, workAs, step, isWhole]);
};

const useRefusal = (sync: SyncState | undefined): void => {
  const navigation = useNavigationStore();
  const { text } = useLanguage();
  const before = useRef<SyncState["state"] | undefined>(undefined);
  const reason = sync?.state === "refused" ? sync.reason : null;
  useEffect(() => {
    const wasRefused = before.current === "refused";
    before.current = sync?.state;
    // The dialog of the line says it itself.
    if (wasRefused || reason === null || topDialog(navigation.get())?.type === "hub") return;
    navigation.change({ toast: { text: text.sync.failures[reason], alarming: true } });
  }, [navigation, text, sync, reason]);
};
