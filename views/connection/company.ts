import type { ColleagueRow } from "../../src/desk.ts";
import type { CustomerId, ThreadId } from "../../src/domain/ids.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";

/** Who else is at the same thing, and whether one of them types. */
export interface Company {
  readonly here: readonly ColleagueRow[];
  readonly typing: readonly ColleagueRow[];
}

/** The colleagues who look at a thread, or at its customer. */
export const companyAtThread = (
  colleagues: readonly ColleagueRow[],
  thread: { readonly id: ThreadId; readonly customer: CustomerId },
): Company =>
  companyOf(
    colleagues.filter(({ at, customer }) =>
      at !== null && "thread" in at ? at.thread === thread.id : at !== null && customer === thread.customer,
    ),
  );

/** The colleagues who look at a customer, or at a thread of theirs. */
export const companyAtCustomer = (colleagues: readonly ColleagueRow[], customer: CustomerId): Company =>
  companyOf(colleagues.filter((colleague) => colleague.customer === customer));

/** What stands beside a thread in a list. */
export const companySign = (
  colleagues: readonly ColleagueRow[],
  thread: { readonly id: ThreadId; readonly customer: CustomerId } | undefined,
): "here" | "typing" | null => {
  if (thread === undefined || colleagues.length === 0) return null;
  const { here, typing } = companyAtThread(colleagues, thread);
  return typing.length > 0 ? "typing" : here.length > 0 ? "here" : null;
};

const companyOf = (here: readonly ColleagueRow[]): Company => ({
  here: here.filter(({ typing }) => !typing),
  typing: here.filter(({ typing }) => typing),
});

/** "bob is typing, carol is here"; empty when nobody else is. */
export const companySaid = ({ here, typing }: Company, { sync: { presence } }: Catalogue): string =>
  [
    ...(typing.length === 0 ? [] : [presence.typing(namesOf(typing), typing.length)]),
    ...(here.length === 0 ? [] : [presence.here(namesOf(here), here.length)]),
  ].join(", ");

/** Two names tell enough; the others are counted by their list in Connection. */
const namesOf = (colleagues: readonly ColleagueRow[]): string => {
  const names = colleagues.slice(0, mostNames).map(({ agent }) => safeLine(agent));
  return colleagues.length > mostNames ? `${names.join(", ")} …` : names.join(", ");
};
const mostNames = 3;
