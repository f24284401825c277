import type { LineSettings, Session, SettingRow } from "../desk.ts";
import type { CliText } from "../i18n/cli-text.ts";
import type { Context } from "./command.ts";
import { done, type Ending } from "./ending.ts";

/** What `config` knows besides the desk's settings: how this folder's line to the hub works. Nobody else's business. */
export const usualLine: LineSettings = { presence: true, thin: false };

export const isLineSetting = (key: string): key is keyof LineSettings => Object.hasOwn(usualLine, key);

/** As rows beside the desk's settings; none where no hub was ever named. */
export const lineSettingRows = async (session: Session): Promise<readonly SettingRow[]> => {
  const { state, presence, thin } = await session.call("syncState", {});
  if (state === "none") return [];
  return [
    { key: "presence", value: presence, setBy: null },
    { key: "thin", value: thin, setBy: null },
  ];
};

/** Sets one, or with null the usual value again. */
export const setLineSetting = async (
  { print, text }: Context,
  session: Session,
  key: keyof LineSettings,
  typed: string | null,
): Promise<Ending> => {
  const value = typed === null ? usualLine[key] : (switches[typed.toLowerCase()] ?? null);
  if (value === null) return { type: "usage", message: text.errors.notSwitch(key) };
  await session.call("configureLine", { [key]: value });
  if (print.json) await print.document({ key, value });
  else await print.lines([said(text, key, value)]);
  return done;
};

const said = (text: CliText, key: string, value: boolean): string =>
  `${key}: ${value ? text.states.on : text.states.off}`;

const switches: Readonly<Record<string, boolean>> = { on: true, true: true, off: false, false: false };
