import { expect, it } from "vitest";
import type { ImportItem } from "../../src/channels/import-item.ts";
import { rejection } from "../../src/domain/rejection.ts";
import { groupItems, type ItemGroup } from "../../src/engine/group-items.ts";

const bytesOfItem = 100;

const items = async function* (count: number): AsyncGenerator<ImportItem> {
  for (let n = 1; n <= count; n++) {
    const content = { type: "rejected", rejected: rejection("no-mail") } as const;
    yield { where: `file:${n}`, file: "file", bytesRead: n * bytesOfItem, content };
  }
};

const plan = ({ where, file, bytesRead }: ImportItem) => ({
  ...{ where, file, bytesRead },
  content: { type: "rejected", rejected: rejection("no-mail") } as const,
});

const groupsOf = async (count: number, bytes?: number) => {
  const sizes = { least: 10, most: 100, ...(bytes === undefined ? {} : { bytes }) };
  const groups: ItemGroup[] = [];
  for await (const group of groupItems(items(count), plan, sizes)) groups.push(group);
  return groups;
};

it("groups grow from the least to the most, and shrink towards a known end", async () => {
  const groups = await groupsOf(1_000, 1_000 * bytesOfItem);
  const sizes = groups.map((group) => group.length);
  const peak = sizes.indexOf(100);
  expect(sizes.slice(0, 5)).toEqual([10, 10, 20, 40, 80]);
  expect(sizes.slice(0, peak)).toEqual(sizes.slice(0, peak).toSorted((a, b) => a - b));
  expect(sizes.slice(peak)).toEqual(sizes.slice(peak).toSorted((a, b) => b - a));
  expect(sizes.at(-2)).toBe(10);
  expect(groups.flat().map(({ bytesRead }) => bytesRead / bytesOfItem)).toEqual(
    Array.from({ length: 1_000 }, (_, index) => index + 1),
  );
});

it("an end that is not known, or was told wrongly, leaves nothing out", async () => {
  for (const bytes of [undefined, 0, 500, 1_000_000_000]) {
    const groups = await groupsOf(345, bytes);
    expect(groups.flat()).toHaveLength(345);
    expect(Math.max(...groups.map((group) => group.length))).toBeLessThanOrEqual(100);
  }
});
