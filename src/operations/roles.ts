import type { Permission } from "./fold-types.ts";

export const permissions = [
  "read",
  "update",
  "merge",
  "anonymize",
  "export",
  "lock",
  "comment",
  "case",
  "administer",
] as const satisfies readonly Permission[];

/** The setting `role.<name>` lists the permissions of a role. */
export const rolePrefix = "role.";

/** What the roles permit until a setting says otherwise; `admin` permits everything whatever is set [F13]. */
export const defaultRoles: Readonly<Record<string, readonly Permission[]>> = {
  admin: permissions,
  agent: ["read", "update", "merge", "anonymize", "export", "lock", "comment", "case"],
};

export const isPermissionList = (value: unknown): value is readonly Permission[] =>
  Array.isArray(value) && value.every((item) => (permissions as readonly unknown[]).includes(item));
