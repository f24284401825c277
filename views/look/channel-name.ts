import { isChannelKind } from "../../src/domain/channel.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";

/** A channel as it is called: one named after its kind in the reader's words, any other as somebody named it. */
export const channelName = (channel: string, text: Catalogue): string =>
  isChannelKind(channel) ? text.channels[channel] : safeLine(channel);
