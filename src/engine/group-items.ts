import type { ImportItem } from "../channels/import-item.ts";
import type { PlannedItem, Planner } from "./plan-item.ts";

/** Items that are passed on, and stored, together. */
export type ItemGroup = readonly PlannedItem[];

/** A group has no more characters than this, and one item more. */
const mostCharacters = 1_000_000;

/** How many items a group takes: few at first, so that whoever takes them begins soon; then as many as came before. */
export interface GroupSizes {
  /** In the first one, and in each of the last. */
  readonly least: number;
  readonly most: number;
  /** Of all that is read. Where it is given, groups are small again at the end: whoever takes the last one works alone. */
  readonly bytes?: number;
}

/** The last groups are each such a part of what is left. */
const partOfRest = 1 / 4;

/** Plans items and groups them. */
export const groupItems = async function* (
  items: AsyncIterable<ImportItem>,
  plan: Planner,
  { least, most, bytes = Number.POSITIVE_INFINITY }: GroupSizes,
): AsyncGenerator<ItemGroup> {
  let group: PlannedItem[] = [];
  let characters = 0;
  let enough = least;
  let read = 0;
  for await (const item of items) {
    group.push(plan(item));
    characters += "text" in item.content ? item.content.text.length : 0;
    if (group.length < enough && characters < mostCharacters) continue;
    yield group;
    read += group.length;
    const left = item.bytesRead > 0 ? (read / item.bytesRead) * (bytes - item.bytesRead) : read;
    enough = Math.max(least, Math.min(most, read, partOfRest * left));
    group = [];
    characters = 0;
  }
  if (group.length > 0) yield group;
};
