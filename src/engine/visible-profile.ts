import type { CustomerView, ShownProfile } from "../desk.ts";
import type { AgentName } from "../domain/ids.ts";
import { listFields, type ProfileField, singleFields } from "../domain/profile.ts";
import type { DeskState } from "../operations/fold-desk.ts";
import { fieldAccessOf } from "../operations/settings/desk-settings.ts";

/** Tells which profile fields an agent may see now [S5]. */
export const seenFields =
  (desk: DeskState, agent: AgentName) =>
  (field: ProfileField): boolean =>
    fieldAccessOf(desk, agent, field) !== "hidden";

/** A profile without what may not be seen: as if those fields did not exist [S5]. */
export const visibleProfile = (
  profile: ShownProfile,
  isSeen: (field: ProfileField) => boolean,
): ShownProfile => ({
  single: Object.fromEntries(
    singleFields.map((field) => [field, isSeen(field) ? profile.single[field] : null]),
  ) as ShownProfile["single"],
  list: Object.fromEntries(
    listFields.map((field) => [field, isSeen(field) ? profile.list[field] : []]),
  ) as unknown as ShownProfile["list"],
});

/** A customer as an agent may see it. */
export const visibleCustomer = (
  view: CustomerView | null,
  isSeen: (field: ProfileField) => boolean,
): CustomerView | null => (view === null ? null : { ...view, profile: visibleProfile(view.profile, isSeen) });
