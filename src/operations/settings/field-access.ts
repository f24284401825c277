import { listFields, type ProfileField, singleFields } from "../../domain/profile.ts";
import type { SettingRule } from "./setting-rule.ts";

/** What a role may do with a profile field: hidden is as if the field did not exist [S5] [I2]. */
export const fieldAccesses = ["hidden", "see", "edit"] as const;
export type FieldAccess = (typeof fieldAccesses)[number];

export const profileFields: readonly ProfileField[] = [...singleFields, ...listFields];

/** For each field that is restricted, the access of each role named; `*` is every role that is not. */
export type FieldAccessTable = Readonly<Partial<Record<ProfileField, Readonly<Record<string, FieldAccess>>>>>;

/**
 * Which profile fields exist, for whom: `{"gender": "hidden", "notes": {"agent": "see"}}`. A text holds for every
 * role, admins included. What is not named can be seen and edited.
 */
export const fieldAccessRule: SettingRule<FieldAccessTable> = {
  usual: {},
  read: (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return { fault: "needs an object with fields" };
    const table: Partial<Record<ProfileField, Readonly<Record<string, FieldAccess>>>> = {};
    for (const [field, access] of Object.entries(value)) {
      if (!isProfileField(field)) return { fault: "names a field that does not exist" };
      const byRole: unknown = isFieldAccess(access) ? { "*": access } : access;
      if (!isAccessByRole(byRole))
        return { fault: `${field} needs hidden, see or edit, or one of them a role` };
      table[field] = byRole;
    }
    return { ok: table };
  },
};

/** What a role may do with a field; a role that is none may do nothing [S5]. */
export const fieldAccess = (
  table: FieldAccessTable,
  role: string | null,
  field: ProfileField,
): FieldAccess => {
  if (role === null) return "hidden";
  const byRole = table[field] ?? {};
  const named = Object.hasOwn(byRole, role) ? byRole[role] : byRole["*"];
  return named ?? "edit";
};

const isProfileField = (text: string): text is ProfileField =>
  (profileFields as readonly string[]).includes(text);
const isFieldAccess = (value: unknown): value is FieldAccess =>
  (fieldAccesses as readonly unknown[]).includes(value);
const isAccessByRole = (value: unknown): value is Readonly<Record<string, FieldAccess>> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(isFieldAccess);
