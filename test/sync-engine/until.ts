import type { Engine } from "../../src/engine/engine.ts";

/** Resolves once a condition holds of a desk: looks again whenever something changed there. */
export const until = async ({ changes }: Engine, holds: () => boolean | Promise<boolean>): Promise<void> => {
  const changed = { wake: () => {} };
  const stop = changes.subscribe(() => changed.wake());
  try {
    for (;;) {
      const next = new Promise<void>((resolve) => {
        changed.wake = resolve;
      });
      if (await holds()) return;
      await next;
    }
  } finally {
    stop();
  }
};
