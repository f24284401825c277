import { useEffect } from "react";
import type { Attention } from "../../src/desk.ts";
import { useDesk } from "../app/desk-context.ts";
import { useQuery } from "../data/use-query.ts";
import { useSettled } from "../data/use-settled.ts";
import type { Navigation } from "../navigation/state.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { useScreen } from "../screen/screen.ts";

/** Milliseconds: who moves through a list tells the others only where they stay. */
const rest = 600;

/** Tells the others what this agent looks at or types in, once they stay there. Shows nothing. */
export const Attending = () => {
  const { session } = useDesk();
  const { guard } = useScreen();
  const sync = useQuery("syncState", {});
  const isShown = sync?.presence === true && sync.state === "connected";
  const attended = useSettled(useNavigation(attentionOf), rest);
  useEffect(() => {
    if (!isShown) return;
    const { at, typing } = JSON.parse(attended) as Told;
    // Nobody misses one that did not get through: the next one tells everything.
    session.call("attend", { at, typing }).catch(guard(() => {}));
  }, [session, guard, isShown, attended]);
  return null;
};

interface Told {
  readonly at: Attention | null;
  readonly typing: boolean;
}

/** As a text, so that equal ones are the same. */
const attentionOf = (navigation: Navigation): string => JSON.stringify(toldOf(navigation));

const toldOf = (navigation: Navigation): Told => {
  const { dialogs, mode, pane, routed, pinned, settled } = navigation;
  const window = dialogs.findLast(({ type }) => type === "customer" || type === "history");
  const thread = pinned ?? settled;
  const typing = isTyping(navigation);
  if (window !== undefined && "customer" in window) return { at: { customer: window.customer }, typing };
  if (mode === "routing" && pane === "customer" && routed !== null)
    return { at: { customer: routed }, typing };
  return { at: thread === null ? null : { thread }, typing };
};

/** An open form counts as a whole: between two of its fields nobody has stopped. */
const isTyping = ({ typing, dialogs }: Navigation): boolean =>
  typing === "comment" || dialogs.some(({ type }) => type === "profileForm" || type === "review");
