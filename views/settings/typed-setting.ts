import type { AgentRow, SettingsView } from "../../src/desk.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { rolePrefix } from "../../src/operations/roles.ts";
import { settings } from "../../src/operations/settings/settings.ts";
import { isName, isSettingKey } from "../../src/operations/validation.ts";
import { rolesIn, type SettingItem, type TextListKey } from "./setting-items.ts";
import { settingIn } from "./setting-values.ts";

export type TypedItem = Exclude<SettingItem, { type: "field" | "tab" | "permission" | "d1" }>;
export type SettingFault = keyof Catalogue["settings"]["faults"];

/** What the field of a row begins with. */
export const startText = (view: SettingsView, item: TypedItem): string => {
  switch (item.type) {
    case "limit":
      return String(settingIn(view, "matching.limit"));
    case "sender":
      return settingIn(view, "export.sender") ?? "";
    case "value":
      return item.value;
    case "agent":
      return item.agent.role ?? "agent";
    case "add":
    case "addRole":
    case "addAgent":
      return "";
  }
};

/** What is wrong with a typed text, by the rules of the desk itself; null when it can be saved. */
export const faultOfTyped = (
  view: SettingsView,
  agents: readonly AgentRow[],
  item: TypedItem,
  typed: string,
): SettingFault | null => {
  const text = typed.trim();
  switch (item.type) {
    case "limit":
      return text !== "" && "ok" in settings["matching.limit"].read(Number(text)) ? null : "limit";
    case "sender":
      return text === "" || "ok" in settings["export.sender"].read(text) ? null : "email";
    case "value":
    case "add":
      return listFault(view, item, text);
    case "agent":
      return rolesIn(view, agents).includes(text) ? null : "role";
    case "addRole":
      if (!isSettingKey(`${rolePrefix}${text}`) || text === "") return "roleName";
      return rolesIn(view, agents).includes(text) ? "there" : null;
    case "addAgent":
      if (!isName(text)) return "name";
      return agents.some(({ name, role }) => name === text && role !== null) ? "there" : null;
  }
};

const listFault = (
  view: SettingsView,
  item: Extract<TypedItem, { type: "value" | "add" }>,
  text: string,
): SettingFault | null => {
  if (text === "") return "empty";
  const held = settingIn(view, item.list);
  const isSame = item.type === "value" && item.value === text;
  if (held.includes(text)) return isSame ? null : "there";
  return "ok" in settings[item.list].read([...held, text]) ? null : "list";
};

/** The decision that a typed text makes, or null when it changes nothing. Adding an agent needs a token besides. */
export const typedDecision = (view: SettingsView, item: TypedItem, typed: string): Decision | null => {
  const text = typed.trim();
  if (text === startText(view, item)) return null;
  switch (item.type) {
    case "limit":
      return setting("matching.limit", Number(text));
    case "sender":
      return setting("export.sender", text === "" ? null : text);
    case "value":
      return setting(item.list, withValue(view, item.list, item.value, text));
    case "add":
      return setting(item.list, [...settingIn(view, item.list), text]);
    case "agent":
      return { kind: "agent.set", body: { agent: item.agent.name, role: text }, texts: null };
    case "addRole":
      return setting(`${rolePrefix}${text}`, ["read"]);
    case "addAgent":
      return { kind: "agent.set", body: { agent: text, role: "agent" }, texts: null };
  }
};

/** The decision that takes a row's value away: out of its list, or back to the usual one; null where there is none. */
export const removal = (view: SettingsView, item: SettingItem): Decision | null => {
  switch (item.type) {
    case "value":
      return setting(item.list, withValue(view, item.list, item.value, null));
    case "limit":
      return isSet(view, "matching.limit") ? setting("matching.limit", null) : null;
    case "sender":
      return isSet(view, "export.sender") ? setting("export.sender", null) : null;
    case "agent":
      return item.agent.role === null
        ? null
        : { kind: "agent.set", body: { agent: item.agent.name, role: null }, texts: null };
    default:
      return null;
  }
};

const setting = (key: string, value: unknown): Decision => ({
  kind: "setting.set",
  body: { key, value },
  texts: null,
});

const isSet = (view: SettingsView, key: string): boolean =>
  view.settings.some((row) => row.key === key && row.setBy !== null);

const withValue = (
  view: SettingsView,
  list: TextListKey,
  value: string,
  replacement: string | null,
): readonly string[] =>
  settingIn(view, list).flatMap((each) =>
    each !== value ? [each] : replacement === null ? [] : [replacement],
  );
