import type { Session, SettingRow } from "../../desk.ts";
import { settingRule } from "../../operations/settings/settings.ts";
import { type Command, type Context, noOptions } from "../command.ts";
import { decide } from "../decide.ts";
import { done, type Ending } from "../ending.ts";
import { argument, type Given, listArgument } from "../given.ts";
import { isLineSetting, lineSettingRows, setLineSetting } from "../line-settings.ts";

export const config: Command = {
  name: "config",
  arguments: (text) => [
    { usage: "[action]", about: text.commands.config.action },
    { usage: "[key]", about: text.commands.config.key },
    { usage: "[value...]", about: text.commands.config.value },
  ],
  options: noOptions,
  example: "onefold config set matching.d1 false",
  on: "session",
  onServer: true,
  run: (context, given, session) => {
    const action = argument(given, 0);
    switch (action) {
      case "":
        return listSettings(context, session);
      case "get":
        return getSetting(context, given, session);
      case "set":
      case "unset":
        return setSetting(context, given, session, action);
      default:
        return Promise.resolve({ type: "usage", message: context.text.errors.unknownConfigAction(action) });
    }
  },
};

const listSettings = async ({ print, text }: Context, session: Session): Promise<Ending> => {
  const { settings: synced } = await session.call("settings", {});
  const settings = [...synced, ...(await lineSettingRows(session))];
  if (print.json) for (const row of settings) await print.document(row);
  else
    await print.table(
      [
        { title: text.columns.setting, text: ({ key }: SettingRow) => key },
        { title: text.columns.value, text: ({ value }: SettingRow) => JSON.stringify(value) },
        { title: text.columns.by, text: ({ setBy }: SettingRow) => setBy ?? "" },
      ],
      settings,
    );
  return done;
};

const getSetting = async ({ print }: Context, given: Given, session: Session): Promise<Ending> => {
  const key = argument(given, 1);
  const { settings } = await session.call("settings", {});
  const own = isLineSetting(key) ? await lineSettingRows(session) : [];
  const row =
    [...settings, ...own].find((setting) => setting.key === key) ??
    // A role or its tabs of which nobody set anything.
    (settingRule(key) === null ? undefined : { key, value: settingRule(key)?.usual, setBy: null });
  if (row === undefined) return { type: "missing", noun: "setting", text: key };
  if (print.json) await print.document(row);
  else await print.lines([JSON.stringify(row.value)]);
  return done;
};

const setSetting = async (
  context: Context,
  given: Given,
  session: Session,
  action: "set" | "unset",
): Promise<Ending> => {
  const { text } = context;
  const key = argument(given, 1);
  const typed = listArgument(given, 2);
  if (key === "" || (action === "set") !== typed.length > 0)
    return { type: "usage", message: text.errors.configNeeds };
  if (isLineSetting(key)) {
    return setLineSetting(context, session, key, action === "unset" ? null : typed.join(" "));
  }
  const rule = settingRule(key);
  if (rule === null) return { type: "missing", noun: "setting", text: key };
  const value = action === "unset" ? null : typedValue(typed, Array.isArray(rule.usual));
  return decide(
    context,
    session,
    given,
    { kind: "setting.set", body: { key, value }, texts: null },
    {
      document: ({ operation }) => ({ operation, key, value }),
      lines: ({ operation }) => [text.done.performed(operation)],
    },
  );
};

/** JSON as it stands; else a text, or for a list its parts, given apart or with commas. */
const typedValue = (typed: readonly string[], isList: boolean): unknown => {
  const text = typed.join(" ");
  try {
    const value: unknown = JSON.parse(text);
    return isList && !Array.isArray(value) ? [String(value)] : value;
  } catch {
    if (!isList) return text;
    return typed
      .flatMap((part) => part.split(","))
      .map((part) => part.trim())
      .filter((part) => part !== "");
  }
};
