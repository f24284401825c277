import { settingOf } from "../operations/settings/desk-settings.ts";
import type { Engine } from "./engine.ts";
import { localConfig } from "./local-config.ts";

/** The desk's own addresses, numbers and names: as set for every replica, and as configured for this one. */
export const ownAddresses = async ({ data, projection }: Engine): Promise<readonly string[]> => [
  ...new Set([...settingOf(projection.desk(), "desk.own"), ...(await localConfig(data)).own]),
];
