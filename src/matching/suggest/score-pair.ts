import type { SuggestionReason } from "../../domain/suggestion.ts";
import type { ValueBlocker } from "../value-blocker.ts";
import { emailReasons } from "./email-reasons.ts";
import { genderReasons } from "./gender-reasons.ts";
import { idReasons } from "./id-reasons.ts";
import { nameReasons } from "./name-reasons.ts";
import type { Holders, PersonTraits } from "./person-traits.ts";
import { phoneReasons } from "./phone-reasons.ts";

export interface ScoreOptions {
  readonly holders: Holders;
  /** A value that more customers hold is no reason, a name hardly one. */
  readonly limit: number;
  readonly isBlocked: ValueBlocker;
}

/** A pair with what speaks for and against it; `score` is the sum of the weights. */
export interface ScoredPair {
  readonly score: number;
  readonly reasons: readonly SuggestionReason[];
}

/**
 * Tells how likely two customers are one person, from what they gave and what was set [M1]. Strongest reason first.
 * 50 and more is worth an agent's look; nothing that speaks for it, no score [M4].
 */
export const scorePair = (a: PersonTraits, b: PersonTraits, options: ScoreOptions): ScoredPair => {
  const found = [
    ...emailReasons(a, b, options),
    ...phoneReasons(a, b, options),
    ...idReasons(a, b, options),
    ...nameReasons(a, b, options),
  ];
  if (!found.some(({ weight }) => weight > 0)) return { score: 0, reasons: [] };
  const reasons = [...found, ...genderReasons(a, b)].sort((left, right) => right.weight - left.weight);
  return { score: reasons.reduce((sum, { weight }) => sum + weight, 0), reasons };
};
