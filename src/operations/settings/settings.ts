import type { Permission } from "../fold-types.ts";
import { isPermissionList, rolePrefix } from "../roles.ts";
import { isEmailAddress } from "../validation.ts";
import { type FieldAccessTable, fieldAccessRule } from "./field-access.ts";
import type { SettingRule } from "./setting-rule.ts";

/** The tabs of Customer information [S4], in their order. */
export const tabNames = ["summary", "profile", "cases", "messages", "identities", "more"] as const;
export type TabName = (typeof tabNames)[number];

/** Every setting that has one name. */
export interface SettingTable {
  /** Which profile fields exist, and which role sees and edits them [S5]. */
  "profile.fields": FieldAccessTable;
  /** Same name and same email address join by themselves; off is the strict behaviour of M3 [D1]. */
  "matching.d1": boolean;
  /** Above so many identities a value joins nothing by itself, and suggests nothing [F6]. */
  "matching.limit": number;
  /** Values that join and suggest nothing, besides those that the program knows; `@host` is a whole host. */
  "matching.blocked": readonly string[];
  /** Addresses, numbers and names of the desk itself: what they send is outgoing. */
  "desk.own": readonly string[];
  /** From whom the mail with an export comes; null: not configured [D5]. */
  "export.sender": string | null;
}
export type SettingKey = keyof SettingTable;

/** Every setting and its rule. Settings hold no person's data: operations on them are never erased. */
export const settings: { readonly [K in SettingKey]: SettingRule<SettingTable[K]> } = {
  "profile.fields": fieldAccessRule,
  "matching.d1": {
    usual: true,
    read: (value) => (typeof value === "boolean" ? { ok: value } : { fault: "needs true or false" }),
  },
  "matching.limit": {
    usual: 20,
    read: (value) =>
      Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 10_000
        ? { ok: Number(value) }
        : { fault: "needs a whole number from 1 to 10000" },
  },
  "matching.blocked": textList(),
  "desk.own": textList(),
  "export.sender": {
    usual: null,
    read: (value) =>
      typeof value === "string" && isEmailAddress(value)
        ? { ok: value }
        : { fault: "needs an email address" },
  },
};

/** The setting `tabs.<role>` lists the tabs that a role sees [S5]. */
export const tabsPrefix = "tabs.";
export const tabsRule: SettingRule<readonly TabName[]> = {
  usual: tabNames,
  read: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((item) => tabNames.includes(item))
      ? { ok: tabNames.filter((tab) => value.includes(tab)) }
      : { fault: `needs a list of ${tabNames.join(", ")}` },
};

/** The setting `role.<name>` lists what a role permits; an empty list permits nothing [F13]. */
export const roleRule: SettingRule<readonly Permission[]> = {
  usual: [],
  read: (value) => (isPermissionList(value) ? { ok: value } : { fault: "needs a list of permissions" }),
};

/** The rule of a key; null for one that does not exist. */
export const settingRule = (key: string): SettingRule<unknown> | null => {
  if (isSettingKey(key)) return settings[key];
  if (isFamilyKey(key, rolePrefix)) return roleRule;
  return isFamilyKey(key, tabsPrefix) ? tabsRule : null;
};

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settings, key);

const isFamilyKey = (key: string, prefix: string): boolean =>
  key.startsWith(prefix) && key.length > prefix.length;

function textList(): SettingRule<readonly string[]> {
  return {
    usual: [],
    read: (value) =>
      Array.isArray(value) &&
      value.length <= 1_000 &&
      value.every((item) => typeof item === "string" && item.trim() !== "" && item.length <= 320)
        ? { ok: value }
        : { fault: "needs a list of at most 1000 texts" },
  };
}
