import type { ChannelKind } from "../../src/domain/channel.ts";
import { identifierTypeOf } from "../../src/domain/channel.ts";
import type { AlsoGiven } from "../../src/domain/facts.ts";
import type { ListField, Profile, SingleField } from "../../src/domain/profile.ts";
import type { ShownProfile, ShownValue } from "../../src/operations/read-model.ts";

/** What an identity can give to a profile. */
export interface GivingIdentity {
  readonly kind: ChannelKind;
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly also: AlsoGiven | null;
}

const mostGiven = 50;

/**
 * A profile as it shows [I2]: what somebody set, and in an unset field what the customer's identities (oldest
 * first) give, marked as given. Lists keep their order; the first is the primary one.
 */
export const shownProfile = (profile: Profile, identities: readonly GivingIdentity[]): ShownProfile => {
  const name = nameParts(identities[0]?.name ?? "");
  const company = identities.map((identity) => identity.also?.company ?? "").find((text) => text !== "");
  const single = (field: SingleField, given: string | undefined): ShownValue | null => {
    const set = profile.single[field];
    if (set !== undefined) return { value: set.value, given: false };
    return given === undefined || given === "" ? null : { value: given, given: true };
  };
  const list = (field: ListField, given: readonly string[]): readonly ShownValue[] => {
    const set = profile.list[field] ?? [];
    if (set.length > 0) return set.map(({ value }) => ({ value, given: false }));
    return distinct(given).map((value) => ({ value, given: true }));
  };
  return {
    single: {
      firstName: single("firstName", name.first),
      lastName: single("lastName", name.last),
      company: single("company", company),
      gender: single("gender", undefined),
      notes: single("notes", undefined),
    },
    list: {
      emails: list("emails", identities.flatMap(emailsOf)),
      mobilePhones: list("mobilePhones", identities.flatMap(phonesOf)),
      homePhones: list("homePhones", []),
      tags: list("tags", []),
    },
  };
};

/** "Ada King Lovelace" → Ada King, Lovelace; "Lovelace, Ada" → Ada, Lovelace. An address is no name. */
const nameParts = (name: string): { readonly first: string; readonly last: string } => {
  const whole = name.trim().replace(/\s+/gu, " ");
  if (whole.includes("@")) return { first: "", last: "" };
  const [last, first, ...more] = whole.split(", ");
  if (last !== undefined && first !== undefined && more.length === 0) return { first, last };
  const space = whole.lastIndexOf(" ");
  return space < 0
    ? { first: whole, last: "" }
    : { first: whole.slice(0, space), last: whole.slice(space + 1) };
};

const emailsOf = (identity: GivingIdentity): readonly string[] => [
  ...(identifierTypeOf(identity.kind) === "address" ? [identity.handle] : []),
  identity.email,
  ...(identity.also?.emails ?? []),
];

const phonesOf = (identity: GivingIdentity): readonly string[] => [
  ...(identifierTypeOf(identity.kind) === "number" ? [identity.handle] : []),
  identity.phone,
  ...(identity.also?.phones ?? []),
];

/** The first of each value, regardless of case. */
const distinct = (values: readonly string[]): readonly string[] => {
  const byForm = new Map<string, string>();
  for (const value of values) {
    const form = value.trim().toLowerCase();
    if (form !== "" && !byForm.has(form)) byForm.set(form, value);
  }
  return [...byForm.values()].slice(0, mostGiven);
};
