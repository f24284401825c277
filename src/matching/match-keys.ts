import { type ChannelKind, identifierTypeOf } from "../domain/channel.ts";
import type { IdentityTexts, MatchRule } from "../domain/facts.ts";
import { blockedValue } from "./blocked-value.ts";
import { normaliseEmail } from "./normalise-email.ts";
import { normaliseHandle } from "./normalise-handle.ts";
import { normaliseName } from "./normalise-name.ts";
import { isPhone } from "./normalise-phone.ts";
import type { ValueBlocker } from "./value-blocker.ts";

/** What first sight may join an identity on, in the clear; the engine hashes `value` with the desk's secret. */
export interface PlainMatchKey {
  readonly rule: MatchRule;
  /** Canonical: equal for every spelling of one identifier. Starts with the identifier type. */
  readonly value: string;
}

export interface MatchKeyOptions {
  /** Whether same name and same email address join by themselves [D1]. */
  readonly d1: boolean;
  /** As keys were made before decision 072: a unique id without the network or channel that gave it. */
  readonly bareIds?: boolean;
  /** Which values give no key; those that the program knows unless given. */
  readonly isBlocked?: ValueBlocker | undefined;
}

/**
 * The values given by the channel that an identity may be joined on by itself [F6].
 *
 * [M2] one key for its own identifier: an address, a number (shared by WhatsApp, SMS and calls) or an id. An id
 * is the given uid; without one, the handle on networks where a handle is one account everywhere (Messenger, X,
 * Instagram). Ids of different networks have nothing to do with each other, and those of web chats and of `other`
 * channels mean nothing outside their channel, where their handles join nothing.
 * [D1] name and email address together, whatever the kind. [M4] no identifier, no key. Blocked values give none.
 * Identifiers of different types never share a key [M3].
 */
export const matchKeys = (identity: GivenIdentity, options: MatchKeyOptions): readonly PlainMatchKey[] => {
  const keys: PlainMatchKey[] = [];
  const isBlocked = options.isBlocked ?? blockedValue;
  const own = ownIdentifier(identity, isBlocked, options.bareIds ?? false);
  if (own !== null) keys.push({ rule: "M2", value: own });
  if (options.d1) {
    const pair = nameAndEmail(identity, isBlocked);
    if (pair !== null) keys.push({ rule: "D1", value: pair });
  }
  return keys;
};

type GivenIdentity = IdentityTexts & { readonly kind: ChannelKind; readonly channel: string };

const ownIdentifier = (identity: GivenIdentity, isBlocked: ValueBlocker, bareIds: boolean): string | null => {
  const type = identifierTypeOf(identity.kind);
  if (type === "id") {
    const uid = identity.uid.normalize("NFC").trim();
    if (!isBlocked("id", uid)) return bareIds ? `id:${uid}` : `id:${giverOf(identity)}#${uid}`;
    if (uid !== "" || !accountEverywhere.has(identity.kind)) return null;
    const handle = normaliseHandle(identity.kind, identity.handle);
    return isBlocked("id", handle) ? null : `id:${identity.kind}:${handle}`;
  }
  // The handle of a number channel may be a name (WhatsApp exports show contacts so); then the number given counts.
  const usable = type === "address" ? identity.handle.trim() !== "" : isPhone(identity.handle);
  const given = usable ? identity.handle : type === "address" ? identity.email : identity.phone;
  const value = normaliseHandle(identity.kind, given);
  return isBlocked(type, value) ? null : `${type}:${value}`;
};

const accountEverywhere: ReadonlySet<ChannelKind> = new Set(["messenger", "x", "instagram"]);

/** Within what a unique id tells one account from another. */
const giverOf = ({ kind, channel }: GivenIdentity): string =>
  accountEverywhere.has(kind) ? kind : `${kind}:${JSON.stringify(channel)}`;

const nameAndEmail = (identity: GivenIdentity, isBlocked: ValueBlocker): string | null => {
  const email = normaliseEmail(identity.kind === "email" ? identity.handle : identity.email);
  const name = normaliseName(identity.name);
  // A name that only repeats the address says nothing beyond the address.
  if (name === "" || name.includes("@") || isBlocked("name", name) || isBlocked("address", email))
    return null;
  return `name+address:${name}\n${email}`;
};
