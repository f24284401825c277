import type { Query } from "./query-cache.ts";
import { windowOf } from "./use-rows.ts";

/**
 * The queries whose answers paint the first page. Whoever keeps `Answer`s to these from an earlier run can hand
 * them to `<App initial>`, which paints them until the engine is up; they hold personal data and must be
 * covered by erasure.
 */
export const openingCalls = (): readonly Query[] => [
  { name: "overview", args: {} },
  { name: "folders", args: {} },
  { name: "inboxPage", args: { folder: "all", ...windowOf("inboxPage", 0) } },
];
