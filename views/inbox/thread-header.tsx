import { memo } from "react";
import type { ThreadView } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import { useLanguage } from "../app/language-context.ts";
import { companyAtThread, companySaid } from "../connection/company.ts";
import { useColleagues } from "../connection/use-colleagues.ts";
import { hintOf } from "../keys/keymap.ts";
import { channelName } from "../look/channel-name.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { initialsOf } from "../look/initials.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { fitText } from "../screen/fit-text.ts";
import { displayWidth } from "../screen/width.ts";

export const threadHeaderHeight = 4;

/** Whose thread it is, with the avatar, what it is about, and who else is there [S2]. */
export const ThreadHeader = memo(({ thread, width }: { thread: ThreadView; width: number }) => {
  const { text } = useLanguage();
  const { dot } = useGlyphs();
  const name = safeLine(thread.customerName ?? text.anonymous);
  const avatar = ` (${initialsOf(name)}) `;
  // In Routing mode the customer's information stands beside the thread, or one key on in the stack.
  const isRouting = useNavigation(({ mode }) => mode === "routing");
  const hint = isRouting ? "" : text.inbox.customerHint(hintOf("customer.open"));
  const room = Math.max(8, width - displayWidth(avatar) - displayWidth(hint) - 2);
  const facts = [
    channelName(thread.channel, text),
    text.inbox.messages(thread.messages),
    thread.open ? text.inbox.open : text.inbox.closed,
  ];
  const company = companySaid(companyAtThread(useColleagues(), thread), text);
  const linked =
    thread.linkedTotal === 0
      ? ""
      : text.inbox.linked(thread.linkedTotal) +
        thread.linked
          .slice(0, 3)
          .map(({ customerName }) => safeLine(customerName ?? text.anonymous))
          .join(", ") +
        (thread.linkedTotal > 3 ? " …" : "");
  return (
    <Rows
      width={width}
      height={threadHeaderHeight}
      lines={[
        [
          { text: avatar, style: theme.focused },
          { text: fitText(name, room), style: theme.strong },
          { text: ` ${hint}`, style: theme.quiet },
        ],
        [{ text: ` ${safeLine(thread.subject) || text.noSubject}`, style: theme.strong }],
        [
          {
            text: ` ${facts.join(` ${dot} `)}${linked === "" ? "" : ` ${dot} ${linked}`}`,
            style: theme.quiet,
          },
        ],
        [{ text: company === "" ? "" : ` ${company}`, style: theme.warning }],
      ]}
    />
  );
});
