import type { IdentityRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { channelName } from "../look/channel-name.ts";
import { theme } from "../look/theme.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";

/**
 * One account of a customer: channel, handle, the name it goes by, how it got here; in one line where that shows it
 * whole, else below each other. `lead` stands before it.
 */
export const accountLines = (
  identity: IdentityRow,
  width: number,
  language: Language,
  lead = "  ",
): readonly (readonly Segment[])[] =>
  width < narrow || !accountFits(identity, width, language)
    ? narrowAccount(identity, width - 2, lead, language)
    : [accountLine(identity, width, language, lead)];

const accountLine = (
  identity: IdentityRow,
  width: number,
  { text }: Language,
  lead: string,
): readonly Segment[] => {
  const { handleWidth, nameWidth } = columnsOf(width);
  const { channel, handle, name, notes } = partsOf(identity, text);
  return [
    { text: `${lead}${fitText(channel, channelWidth)} ${fitText(handle, handleWidth)} ` },
    { text: fitText(name, nameWidth) },
    { text: ` ${notes}`, style: theme.quiet },
  ];
};

/** Whether an account shows whole in one line. */
const accountFits = (identity: IdentityRow, width: number, { text }: Language): boolean => {
  const { handleWidth, nameWidth } = columnsOf(width);
  const { channel, handle, name, notes } = partsOf(identity, text);
  const room = width - 2 - channelWidth - 1 - handleWidth - 1 - nameWidth - 1;
  return (
    displayWidth(channel) <= channelWidth &&
    displayWidth(handle) <= handleWidth &&
    displayWidth(name) <= nameWidth &&
    displayWidth(notes) <= room
  );
};

const channelWidth = 11;
/** Below this many columns an account takes two lines or more. */
const narrow = 60;

const columnsOf = (width: number) => ({
  handleWidth: Math.max(10, Math.round((width - 16) * 0.42)),
  nameWidth: Math.max(6, Math.round((width - 16) * 0.28)),
});

const partsOf = (identity: IdentityRow, text: Language["text"]) => ({
  channel: channelName(identity.channel, text),
  handle: identity.anonymized ? text.anonymous : safeLine(identity.handle),
  name: identity.anonymized ? "" : safeLine(identity.name),
  notes: [
    text.identities.threads(identity.threads),
    ...(identity.joined === null ? [] : [text.identities.joined]),
  ].join(", "),
});

/** `room`: columns beside the lead or the gutter. */
const narrowAccount = (
  row: IdentityRow,
  room: number,
  lead: string,
  { text }: Language,
): readonly (readonly Segment[])[] => {
  const { channel, handle, name, notes } = partsOf(row, text);
  const account = `${channel}  ${handle}`;
  const narrower = room - indent.length;
  // In the columns of accounts that fit in one line, where there is room for them.
  const aligned = `${fitText(channel, channelWidth)} ${handle}`;
  if (room + 2 >= narrow && displayWidth(channel) <= channelWidth && displayWidth(aligned) <= room) {
    const column = " ".repeat(lead.length + channelWidth + 1);
    const said = [name, notes].filter((note) => note !== "").join(", ");
    return [
      [{ text: `${lead}${aligned}` }],
      ...wrapText(said, room - channelWidth - 1).map((line) => [{ text: column + line, style: theme.quiet }]),
    ];
  }
  const [first = "", ...rest] = wrapText(account, displayWidth(account) <= room ? room : narrower);
  const below = wrapText([name, notes].filter((note) => note !== "").join(", "), narrower);
  return [
    [{ text: `${lead}${first}` }],
    ...rest.map((line) => [{ text: `${indent}${line}` }]),
    ...below.map((line) => [{ text: `${indent}${line}`, style: theme.quiet }]),
  ];
};

const indent = "    ";
