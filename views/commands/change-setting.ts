import type { SettingsView } from "../../src/desk.ts";
import type { AppHandle } from "../app/app-handle.ts";
import type { SettingChange } from "../settings/setting-change.ts";
import { reportFailure, reportOutcome } from "./report.ts";

/**
 * Makes one change of the settings after all that were asked for before it, from what they made: keys may come
 * faster than the desk answers, and several rows share one setting. `change` gives null when nothing changes.
 */
export const changeSetting = (
  app: AppHandle,
  change: (view: SettingsView) => SettingChange | null,
  onDone: () => void = () => {},
): void => {
  const { navigation, desk } = app;
  const changing = navigation
    .get()
    .settings.changing.then(async () => {
      const made = change(await desk.session.call("settings", {}));
      if (made === null) return;
      const outcome = await desk.session.call("perform", { decision: made.decision });
      if (reportOutcome(app, outcome) === null) return;
      navigation.change({ toast: { text: made.done, alarming: false } });
      onDone();
    })
    .catch((error: unknown) => reportFailure(app, error));
  navigation.change({ settings: { ...navigation.get().settings, changing } });
};
