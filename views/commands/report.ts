import type { Outcome } from "../../src/desk.ts";
import type { AppHandle } from "../app/app-handle.ts";

/** Shows that something failed. Only the error's message is shown, which holds no personal data by our rules. */
export const reportFailure = ({ navigation, language }: AppHandle, error: unknown): void => {
  const what = error instanceof Error ? error.message : String(error);
  navigation.change({ toast: { text: language.text.toast.failed(what), alarming: true } });
};

/** What an outcome gives, or null after its refusal was shown. */
export const reportOutcome = <T>({ navigation, language }: AppHandle, outcome: Outcome<T>): T | null => {
  if ("ok" in outcome) return outcome.ok;
  const text = "refused" in outcome ? language.refusal(outcome.refused) : language.text.toast.notThere;
  navigation.change({ toast: { text, alarming: true } });
  return null;
};
