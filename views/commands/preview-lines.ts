import type { Preview } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";

/** "2 identities, 3 threads, 12 messages" */
export const conversationsSaid = (
  { identities, threads, messages }: Pick<Preview, "identities" | "threads" | "messages">,
  { deciding: { preview } }: Catalogue,
): string =>
  [preview.identities(identities), preview.threads(threads), preview.messages(messages)].join(", ");

/**
 * What an undo or redo would change, exactly [F7]: what moves, which customers come and go, where each later
 * decision lands and whose verdict turns.
 */
export const previewLines = (preview: Preview, text: Catalogue): readonly string[] => {
  const said = text.deciding.preview;
  const lines = [
    ...(preview.identities > 0 ? [said.moves(conversationsSaid(preview, text))] : []),
    ...(preview.customersMade > 0 ? [said.made(preview.customersMade)] : []),
    ...(preview.customersGone.length > 0 ? [said.gone(preview.customersGone.length)] : []),
  ];
  const turned = preview.turned.map((turn) => turnSaid(turn, text));
  const isMoving = lines.length > 0 || turned.length > 0;
  return [...(isMoving ? lines : [said.nothing]), ...turned];
};

const turnSaid = (
  turn: Preview["turned"][number],
  { deciding, operations, anonymous }: Catalogue,
): string => {
  const what = operations[turn.kind]({});
  const { states } = deciding.history;
  if (turn.from !== turn.to) return deciding.preview.turned(what, states[turn.from], states[turn.to]);
  return deciding.preview.lands(what, safeLine(turn.customerName ?? anonymous));
};
