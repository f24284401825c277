import type { CustomerView } from "../../src/desk.ts";
import type { ProfileField } from "../../src/domain/profile.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import { channelName } from "../look/channel-name.ts";
import type { ReviewValue, Source } from "./review.ts";

/** The sides of a merge by name, the survivor first; who has the name of one before is numbered. */
export const sideNames = (sides: readonly CustomerView[], text: Catalogue): readonly string[] => {
  const names = sides.map(({ name }) => safeLine(name ?? text.anonymous));
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((each) => each === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
};

/** Where a value comes from: which customers, and whether somebody set it or which channel gives it. */
export const describeSource = (
  field: ProfileField,
  { value, from }: ReviewValue,
  sides: readonly CustomerView[],
  text: Catalogue,
): string => {
  if (from.length === 0) return text.merge.typed;
  const names = sideNames(sides, text);
  if (from.length === sides.length) {
    const how = [
      from.some(({ given }) => !given) ? text.merge.set : "",
      from.some(({ given }) => given) ? text.profile.given : "",
    ].filter((word) => word !== "");
    return `${text.merge.everyone(sides.length)}, ${how.join(" / ")}`;
  }
  return from
    .map((source) => {
      const name = source.side === 0 ? text.merge.thisCustomer : (names[source.side] ?? "");
      return `${name}, ${source.given ? givenBy(field, value, source, sides, text) : text.merge.set}`;
    })
    .join("; ");
};

const givenBy = (
  field: ProfileField,
  value: string,
  { side }: Source,
  sides: readonly CustomerView[],
  text: Catalogue,
): string => {
  const identities = sides[side]?.identities ?? [];
  const giver =
    field === "firstName" || field === "lastName"
      ? identities[0]
      : identities.find(({ handle, email, phone }) => [handle, email, phone].includes(value));
  return giver === undefined ? text.profile.given : text.merge.from(channelName(giver.channel, text));
};
