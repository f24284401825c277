import type { SuggestionReason } from "../../domain/suggestion.ts";
import { normaliseEmail } from "../normalise-email.ts";
import { compareEmails, type EmailLikeness, isNamedAfter, isWordOf } from "./compare-emails.ts";
import type { PersonTraits } from "./person-traits.ts";
import type { ScoreOptions } from "./score-pair.ts";

const sameEmail = 80;
/** A second address in common says little that the first did not. */
const anotherSameEmail = 10;
const namedAfter = 25;

const similar: Readonly<Record<EmailLikeness, number>> = {
  variant: 60,
  "host-misspelt": 50,
  "same-organisation": 55,
  "same-mailbox": 50,
  "same-short-mailbox": 30,
  misspelt: 35,
  none: 0,
};

/** "adam" at two hosts, of somebody who is called so. */
const ofFirstName: Readonly<Partial<Record<EmailLikeness, number>>> = {
  "same-organisation": 30,
  "same-mailbox": 10,
  "same-short-mailbox": 10,
};

/** Addresses in common; else the most similar two; else a mailbox named after the other's name [M1]. */
export const emailReasons = (
  a: PersonTraits,
  b: PersonTraits,
  options: ScoreOptions,
): readonly SuggestionReason[] => {
  const [left, right] = [usable(a.emails, options), usable(b.emails, options)];
  const same = left
    .filter(({ given }) => options.holders.email(given) <= options.limit)
    .flatMap(({ address, given }) =>
      right.filter((other) => other.address === address).map((other) => [given, other.given] as const),
    );
  if (same.length > 0)
    return same.slice(0, 3).map(([leftGiven, rightGiven], at) => ({
      rule: "same-email",
      weight: at === 0 ? sameEmail : anotherSameEmail,
      left: leftGiven,
      right: rightGiven,
    }));
  return strongest([
    ...similarReasons(left, right, [...a.names, ...b.names], options),
    ...namedReasons(a, b, left, right),
  ]);
};

interface Usable {
  readonly address: string;
  readonly given: string;
}

const usable = (emails: readonly string[], { isBlocked }: ScoreOptions): readonly Usable[] =>
  emails
    .map((given) => ({ given, address: normaliseEmail(given) }))
    .filter(({ address }) => !isBlocked("address", address));

const similarReasons = (
  left: readonly Usable[],
  right: readonly Usable[],
  names: readonly string[],
  { holders, limit }: ScoreOptions,
): readonly SuggestionReason[] =>
  left.flatMap((one) =>
    right.flatMap((other): readonly SuggestionReason[] => {
      // Held by too many, or it would have been found as the same.
      if (one.address === other.address) return [];
      const likeness = compareEmails(one.address, other.address);
      const isFirstName = names.some((name) => isWordOf(one.address, name) || isWordOf(other.address, name));
      const weight = (isFirstName ? ofFirstName[likeness] : undefined) ?? similar[likeness];
      if (weight === 0) return [];
      const most = Math.max(holders.mailbox(one.given), holders.mailbox(other.given));
      const common = most <= 4 ? weight : most <= limit ? Math.round(weight / 2) : 0;
      return common === 0
        ? []
        : [{ rule: "similar-email", weight: common, left: one.given, right: other.given }];
    }),
  );

const namedReasons = (
  a: PersonTraits,
  b: PersonTraits,
  left: readonly Usable[],
  right: readonly Usable[],
): readonly SuggestionReason[] => [
  ...left.flatMap(({ address, given }) =>
    b.names
      .filter((name) => isNamedAfter(address, name))
      .map(
        (name): SuggestionReason => ({ rule: "email-name", weight: namedAfter, left: given, right: name }),
      ),
  ),
  ...right.flatMap(({ address, given }) =>
    a.names
      .filter((name) => isNamedAfter(address, name))
      .map(
        (name): SuggestionReason => ({ rule: "email-name", weight: namedAfter, left: name, right: given }),
      ),
  ),
];

const strongest = (reasons: readonly SuggestionReason[]): readonly SuggestionReason[] =>
  reasons.length === 0 ? [] : [reasons.reduce((best, each) => (each.weight > best.weight ? each : best))];
