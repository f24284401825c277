import type { IdentityTexts } from "../src/domain/facts.ts";
import type { Profile } from "../src/domain/profile.ts";

/**
 * The displayed name of a customer [I2]: first and last name that somebody set, else the oldest identity's name,
 * else its handle. Empty when the customer is anonymized, where everything is.
 */
export const displayedName = (
  profile: Profile,
  oldest: Pick<IdentityTexts, "name" | "handle"> | undefined,
): string => {
  const { firstName, lastName } = profile.single;
  const set = [firstName?.value, lastName?.value].filter((part) => part !== undefined && part.trim() !== "");
  if (set.length > 0) return set.join(" ");
  return oldest === undefined ? "" : oldest.name.trim() || oldest.handle;
};
