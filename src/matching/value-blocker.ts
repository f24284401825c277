import type { IdentifierType } from "../domain/channel.ts";
import { blockedValue } from "./blocked-value.ts";
import { normaliseEmail } from "./normalise-email.ts";
import { normaliseName } from "./normalise-name.ts";
import { normalisePhone } from "./normalise-phone.ts";

/** Whether a normalised value may join and suggest nothing. */
export type ValueBlocker = (type: IdentifierType | "name", value: string) => boolean;

/**
 * What the program blocks by itself, and what the admin blocks besides: each a value in any spelling, or `@host` for
 * every address of a host.
 */
export const createValueBlocker = (blocked: readonly string[]): ValueBlocker => {
  const hosts = new Set(blocked.filter((each) => each.startsWith("@")).map((each) => normaliseEmail(each)));
  const values = new Set(
    blocked.flatMap((each) => [
      normaliseEmail(each),
      normaliseName(each),
      normalisePhone(each),
      folded(each),
    ]),
  );
  values.delete("");
  if (values.size + hosts.size === 0) return blockedValue;
  return (type, value) =>
    blockedValue(type, value) ||
    values.has(folded(value)) ||
    (type === "address" && hosts.has(folded(value.slice(value.lastIndexOf("@")))));
};

const folded = (value: string): string => value.normalize("NFC").trim().toLowerCase();
