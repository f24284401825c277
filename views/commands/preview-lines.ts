import type { Preview, ShownProfile } from "../../src/desk.ts";
import type { OperationId } from "../../src/domain/ids.ts";
import type { ProfileField } from "../../src/domain/profile.ts";
import { fieldOrder, isSingleField } from "../../src/domain/profile.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";

/** "2 identities, 3 threads, 12 messages" */
export const conversationsSaid = (
  { identities, threads, messages }: Pick<Preview, "identities" | "threads" | "messages">,
  { deciding: { preview } }: Catalogue,
): string =>
  [preview.identities(identities), preview.threads(threads), preview.messages(messages)].join(", ");

/**
 * What an undo or redo would change, exactly [F7]: what moves, which customers come and go, how the profile of the
 * customer at hand will read, where each later decision lands and whose verdict turns.
 */
export const previewLines = (
  preview: Preview,
  targets: readonly OperationId[],
  profile: ShownProfile | null,
  text: Catalogue,
): readonly string[] => {
  const said = text.deciding.preview;
  const lines = [
    ...(preview.identities > 0 ? [said.moves(conversationsSaid(preview, text))] : []),
    ...(preview.customersMade > 0 ? [said.made(preview.customersMade)] : []),
    ...(preview.customersGone.length > 0 ? [said.gone(preview.customersGone.length)] : []),
  ];
  const turned = preview.turned
    .filter(({ operation }) => !targets.includes(operation))
    .map((turn) => turnSaid(turn, text));
  const changed =
    profile === null || preview.profile === null ? [] : profileSaid(profile, preview.profile, text);
  const all = [...lines, ...changed, ...turned];
  return all.length === 0 ? [said.nothing] : all;
};

/** Every field that will read otherwise: "Company: Engines → –". */
const profileSaid = (before: ShownProfile, after: ShownProfile, text: Catalogue): readonly string[] =>
  fieldOrder.flatMap((field) => {
    const [old, now] = [before, after].map((profile) => valuesSaid(profile, field) || text.profile.unset);
    return old === now ? [] : [`${text.profile.fields[field]}: ${old} → ${now}`];
  });

const valuesSaid = (profile: ShownProfile, field: ProfileField): string => {
  const values = isSingleField(field) ? [profile.single[field]] : profile.list[field];
  return values.map((value) => safeLine(value?.value ?? "")).join(", ");
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
