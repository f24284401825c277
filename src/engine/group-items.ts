import type { ImportItem } from "../channels/import-item.ts";
import type { PlannedItem, Planner } from "./plan-item.ts";

/** Items that are passed on, and stored, together. */
export type ItemGroup = readonly PlannedItem[];

/** A group has no more characters than this, and one item more. */
const mostCharacters = 1_000_000;

/** Plans items and groups them: `first` in the first group, so that whoever waits can begin, `most` in the others. */
export const groupItems = async function* (
  items: AsyncIterable<ImportItem>,
  plan: Planner,
  { first, most }: { readonly first: number; readonly most: number },
): AsyncGenerator<ItemGroup> {
  let group: PlannedItem[] = [];
  let characters = 0;
  let enough = first;
  for await (const item of items) {
    group.push(plan(item));
    characters += "text" in item.content ? item.content.text.length : 0;
    if (group.length < enough && characters < mostCharacters) continue;
    yield group;
    enough = most;
    group = [];
    characters = 0;
  }
  if (group.length > 0) yield group;
};
