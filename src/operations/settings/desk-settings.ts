import type { AgentName } from "../../domain/ids.ts";
import type { ProfileField } from "../../domain/profile.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { type DeskState, roleAt } from "../fold-desk.ts";
import type { Operation } from "../operation.ts";
import { type FieldAccess, fieldAccess } from "./field-access.ts";
import type { SettingRule } from "./setting-rule.ts";
import {
  type SettingKey,
  type SettingTable,
  settings,
  type TabName,
  tabsPrefix,
  tabsRule,
} from "./settings.ts";

/** The value of a setting: what somebody set, else the usual one, also where a newer program set what this one cannot read. */
export const settingOf = <K extends SettingKey>(desk: DeskState, key: K): SettingTable[K] =>
  readValue(desk, key, settings[key] as SettingRule<SettingTable[K]>);

/** The tabs of Customer information that an agent sees now, in their order [S5]. */
export const tabsOf = (desk: DeskState, agent: AgentName): readonly TabName[] => {
  const role = roleAt(desk, agent);
  return role === null ? [] : readValue(desk, `${tabsPrefix}${role}`, tabsRule);
};

/** What an agent may do now with a profile field [S5]. */
export const fieldAccessOf = (desk: DeskState, agent: AgentName, field: ProfileField): FieldAccess =>
  fieldAccess(settingOf(desk, "profile.fields"), roleAt(desk, agent), field);

/**
 * Refuses an edit, and the review of a merge, of a field that the agent's role may not edit, where it enters; and an
 * undo or redo whose `targets` hold one [S5].
 */
export const fieldRefusal = (
  desk: DeskState,
  operation: Operation,
  targets: readonly Operation[] = [],
): Refusal | null => {
  const fields = [operation, ...targets].flatMap((each) =>
    each.kind === "customer.edit" || each.kind === "customer.merge" ? each.body.fields : [],
  );
  const isClosed = fields.some((field) => fieldAccessOf(desk, operation.by, field) !== "edit");
  return isClosed ? { rule: "S5", code: "not-allowed" } : null;
};

const readValue = <T>(desk: DeskState, key: string, rule: SettingRule<T>): T => {
  const set = desk.settings.get(key);
  if (set === undefined) return rule.usual;
  const read = rule.read(set.value);
  return "ok" in read ? read.ok : rule.usual;
};
