import type { FolderId } from "../../src/desk.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import { channelName } from "../look/channel-name.ts";

/** A folder as it is called: All, Open, Closed, or its channel's name. */
export const folderName = (folder: FolderId, text: Catalogue): string => {
  if (folder === "all" || folder === "open" || folder === "closed") return text.folders[folder];
  return channelName(folder.replace(/^channel:/, ""), text);
};
