import type { ErasureSize } from "../../src/desk.ts";
import type { AppHandle } from "../app/app-handle.ts";

/** Tells that texts are being erased, and later what came of it [F10]. */
export const waitForErasure = (
  { navigation, desk, language }: AppHandle,
  { messages }: ErasureSize,
): void => {
  const { done } = language.text.deciding;
  navigation.change({ toast: { text: done.erasing(messages), alarming: false } });
  desk.session.call("erasure", {}).then(
    ({ unreached }) => {
      const hasRest = unreached.length > 0;
      const text = hasRest
        ? `${done.unreached(unreached.length)} ${unreached.map(({ path }) => path).join(", ")}`
        : done.erased;
      navigation.change({ toast: { text, alarming: hasRest } });
    },
    (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      navigation.change({ toast: { text: done.notErased(why), alarming: true } });
    },
  );
};
