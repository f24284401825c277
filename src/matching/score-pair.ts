import { blockedValue } from "./blocked-value.ts";
import { jaroWinkler } from "./jaro-winkler.ts";
import { normaliseEmail } from "./normalise-email.ts";
import { normaliseName } from "./normalise-name.ts";
import { normalisePhone } from "./normalise-phone.ts";
import { similarEmail } from "./similar-email.ts";

/** One identity or customer as it is compared: everything that it goes by, in any spelling and order. */
export interface ComparedSide {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly uids: readonly string[];
}

export type SuggestionRule =
  | ("same-email" | "similar-email" | "same-phone" | "same-uid")
  | ("same-name" | "similar-name");

/** Why two may be one person: the values as each side has them. */
export interface SuggestionReason {
  readonly rule: SuggestionRule;
  readonly weight: number;
  readonly left: string;
  readonly right: string;
}

export interface ScoredPair {
  /** 0 to 1, in hundredths: the sum of the weights. */
  readonly score: number;
  readonly reasons: readonly SuggestionReason[];
}

/**
 * How likely two are one person, with the reasons, strongest first [M1] [M3]. At most one reason for each of email,
 * phone, id and name. Blocked values are no reason. `region` as in `normalisePhone`. Symmetric but for the sides of
 * the reasons.
 */
export const scorePair = (a: ComparedSide, b: ComparedSide, region?: string): ScoredPair => {
  const found = [
    best(a.emails, b.emails, compareEmails),
    best(a.phones, b.phones, (left, right) => comparePhones(left, right, region)),
    best(a.uids, b.uids, compareUids),
    best(a.names, b.names, compareNames),
  ].filter((reason) => reason !== null);
  const sum = found.reduce((total, reason) => total + reason.weight, 0);
  const hundredths = found
    .map((reason) => ({ ...reason, weight: Math.floor((reason.weight / Math.max(1, sum)) * 100 + 1e-9) }))
    .filter((reason) => reason.weight > 0)
    .sort((left, right) => right.weight - left.weight);
  return {
    score: hundredths.reduce((total, reason) => total + reason.weight, 0) / 100,
    reasons: hundredths.map((reason) => ({ ...reason, weight: reason.weight / 100 })),
  };
};

/** A weak hint alone (a name) stays below a half; an identifier alone reaches it; two of anything exceed it. */
const weights = { email: 0.6, phone: 0.55, uid: 0.6, similarEmail: 0.4, name: 0.35, oneWordName: 0.15 };

type Judgement = Pick<SuggestionReason, "rule" | "weight"> | null;

const best = (
  lefts: readonly string[],
  rights: readonly string[],
  compare: (left: string, right: string) => Judgement,
): SuggestionReason | null => {
  let found: SuggestionReason | null = null;
  for (const left of lefts)
    for (const right of rights) {
      const judged = compare(left, right);
      if (judged !== null && judged.weight > (found?.weight ?? 0)) found = { ...judged, left, right };
    }
  return found;
};

const compareEmails = (left: string, right: string): Judgement => {
  const [a, b] = [normaliseEmail(left), normaliseEmail(right)];
  if (blockedValue("address", a) || blockedValue("address", b)) return null;
  if (a === b) return { rule: "same-email", weight: weights.email };
  const likeness = similarEmail(a, b);
  return likeness === 0 ? null : { rule: "similar-email", weight: likeness * weights.similarEmail };
};

const comparePhones = (left: string, right: string, region: string | undefined): Judgement => {
  const number = normalisePhone(left, region);
  const same = number === normalisePhone(right, region) && !blockedValue("number", number);
  return same ? { rule: "same-phone", weight: weights.phone } : null;
};

const compareUids = (left: string, right: string): Judgement => {
  const uid = left.normalize("NFC").trim();
  const same = uid === right.normalize("NFC").trim() && !blockedValue("id", uid);
  return same ? { rule: "same-uid", weight: weights.uid } : null;
};

const compareNames = (left: string, right: string): Judgement => {
  const [a, b] = [normaliseName(left), normaliseName(right)];
  if (a.includes("@") || b.includes("@") || blockedValue("name", a) || blockedValue("name", b)) return null;
  const full = a.includes(" ") && b.includes(" ") ? weights.name : weights.oneWordName;
  if (a === b) return { rule: "same-name", weight: full };
  const [plainA, plainB] = [plainWords(a), plainWords(b)];
  if (abbreviates(plainA, plainB) || abbreviates(plainB, plainA))
    return { rule: "similar-name", weight: full * 0.6 };
  const likeness = jaroWinkler(plainA.toSorted().join(" "), plainB.toSorted().join(" "));
  return likeness < leastAlike ? null : { rule: "similar-name", weight: full * likeness * 0.8 };
};

/** Below this, names that share a beginning by chance ("Anna Ortega", "Anna Ortiz") come in. */
const leastAlike = 0.92;

const plainWords = (name: string): readonly string[] =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[\s-]+/);

/** "a lee" or "ann m lee" against "ann mary lee": equal words, or initials of them, the last one in full. */
const abbreviates = (short: readonly string[], long: readonly string[]): boolean =>
  short.length >= 2 &&
  short.length === long.length &&
  short.at(-1) === long.at(-1) &&
  short.join() !== long.join() &&
  short.every((word, at) => word === long[at] || (word.length === 1 && long[at]!.startsWith(word)));
