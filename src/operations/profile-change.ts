import type { OperationId } from "../domain/ids.ts";
import type { Profile, ProfileChange, ProfileValue } from "../domain/profile.ts";
import { listFields, singleFields } from "../domain/profile.ts";

export const emptyProfile: Profile = { single: {}, list: {} };

/**
 * A profile after a change by one operation [F8]. Single fields are set or unset; of list fields first the
 * removed elements go, then the added ones come at the end. An element that is there keeps its place and the
 * operation that set it; one that is both removed and added moves to the end.
 */
export const changeProfile = (profile: Profile, change: ProfileChange, operation: OperationId): Profile => {
  const single: Profile["single"] = { ...profile.single };
  for (const field of singleFields) {
    const value = change.set?.[field];
    if (value === undefined) continue;
    if (value === null || value === "") delete single[field];
    else single[field] = { value, operation };
  }
  const list: Profile["list"] = { ...profile.list };
  for (const field of listFields) {
    const removed = change.remove?.[field] ?? [];
    const added = (change.add?.[field] ?? []).map((value) => ({ value, operation }));
    if (removed.length === 0 && added.length === 0) continue;
    const kept = (list[field] ?? []).filter((element) => !removed.includes(element.value));
    setList(list, field, union(kept, added));
  }
  return { single, list };
};

/**
 * The profile of a survivor that absorbs another one, before the review [F4]: single values are the survivor's,
 * else the absorbed one's; lists are the union, even over a limit; notes of both, the survivor's first.
 */
export const joinProfiles = (survivor: Profile, absorbed: Profile, operation: OperationId): Profile => {
  const single: Profile["single"] = {};
  for (const field of singleFields) {
    const value = survivor.single[field] ?? absorbed.single[field];
    if (value) single[field] = value;
  }
  if (survivor.single.notes && absorbed.single.notes) {
    const value = `${survivor.single.notes.value}\n${absorbed.single.notes.value}`;
    single.notes = { value, operation };
  }
  const list: Profile["list"] = {};
  for (const field of listFields)
    setList(list, field, union(survivor.list[field] ?? [], absorbed.list[field] ?? []));
  return { single, list };
};

const union = (first: readonly ProfileValue[], second: readonly ProfileValue[]): readonly ProfileValue[] => {
  const seen = new Set(first.map((element) => element.value));
  const all = [...first];
  for (const element of second) {
    if (seen.has(element.value)) continue;
    seen.add(element.value);
    all.push(element);
  }
  return all;
};

/** An empty list is no list, so that a profile says only what somebody set [I2]. */
const setList = (
  list: Profile["list"],
  field: (typeof listFields)[number],
  values: readonly ProfileValue[],
): void => {
  if (values.length > 0) list[field] = values;
  else delete list[field];
};
