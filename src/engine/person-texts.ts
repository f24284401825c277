import type { IdentityTexts } from "../domain/facts.ts";
import type { PersonDraft } from "./fact-draft.ts";

/** Characters. Longer ones are no names; indexes hold whole handles. */
export const nameLength = 500;
export const subjectLength = 2_000;

/** What a draft gives of a person, as the identity keeps it. */
export const textsOf = ({ handle, name, email, phone, uid, also }: PersonDraft): IdentityTexts => ({
  handle: clean(handle, nameLength),
  name: clean(name, nameLength),
  email: clean(email, nameLength),
  phone: clean(phone, nameLength),
  uid: clean(uid, nameLength),
  ...(also === undefined ? {} : { also }),
});

/** Text that every store can hold: whole characters, no U+0000. */
export const clean = (text: string, length = Number.POSITIVE_INFINITY): string =>
  (text.length > length ? text.slice(0, length) : text).toWellFormed().replaceAll("\0", "\ufffd");
