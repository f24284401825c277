import type { AppHandle } from "../app/app-handle.ts";

/** Tells later whether the agent is still where they are now: whoever went elsewhere, or types, is not asked there. */
export const stays = ({ navigation }: AppHandle): (() => boolean) => {
  const before = navigation.get();
  return () => {
    const now = navigation.get();
    return whereabouts.every((key) => now[key] === before[key]);
  };
};

const whereabouts = ["dialogs", "typing", "mode", "pane", "tab", "insideCase"] as const;
