import type { IdentityRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { channelName } from "../look/channel-name.ts";
import { theme } from "../look/theme.ts";
import { fitText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";

/** One account of a customer: channel, handle, the name it goes by, how it got here. `lead` stands before it. */
export const accountLine = (
  identity: IdentityRow,
  width: number,
  { text }: Language,
  lead = "  ",
): readonly Segment[] => {
  const handleWidth = Math.max(10, Math.round((width - 16) * 0.42));
  const handle = identity.anonymized ? text.anonymous : safeLine(identity.handle);
  const name = identity.anonymized ? "" : safeLine(identity.name);
  const notes = [
    text.identities.threads(identity.threads),
    ...(identity.joined === null ? [] : [text.identities.joined]),
  ].join(", ");
  return [
    { text: `${lead}${fitText(channelName(identity.channel, text), 11)} ${fitText(handle, handleWidth)} ` },
    { text: fitText(name, Math.max(6, Math.round((width - 16) * 0.28))) },
    { text: ` ${notes}`, style: theme.quiet },
  ];
};
