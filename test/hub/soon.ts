import { expect } from "vitest";

/** What is so within a moment: what crosses a socket takes its time on a busy machine. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });
