import type { ReferenceKind } from "./fact-ids.ts";

/** What a message and all that was keyed by it can be keyed by for another desk; each is a `naturalKeyOf`. */
export interface NaturalKeys {
  readonly message: string;
  /** Of the conversation, where it is named by what this message says of its beginning. */
  readonly seed: string | null;
  /** Under which the conversation is found since this message. */
  readonly references: readonly NaturalReference[];
}

export interface NaturalReference {
  readonly kind: ReferenceKind;
  readonly natural: string;
}

/** As one text, which stands beside a message's own: the message's, then each other one after a letter. */
export const writeNaturalKeys = ({ message, seed, references }: NaturalKeys): string => {
  let text = message;
  if (seed !== null) text += seedLetter + seed;
  for (const { kind, natural } of references) text += letters[kind] + natural;
  return text;
};

/** What `writeNaturalKeys` wrote; of the message alone where an older program did. Null when it is neither. */
export const readNaturalKeys = (text: string): NaturalKeys | null => {
  if (!form.test(text)) return null;
  let seed: string | null = null;
  const references: NaturalReference[] = [];
  for (let at = length; at < text.length; at += 1 + length) {
    const natural = text.slice(at + 1, at + 1 + length);
    if (text[at] === seedLetter) seed = natural;
    else references.push({ kind: text[at] === letters.message ? "message" : "subject", natural });
  }
  return { message: text.slice(0, length), seed, references };
};

/** Characters of a `naturalKeyOf`. */
const length = 26;
const seedLetter = "v";
const letters: Readonly<Record<ReferenceKind, string>> = { message: "r", subject: "s" };
const form = /^[0-9a-z]{26}(?:[vrs][0-9a-z]{26})*$/;
