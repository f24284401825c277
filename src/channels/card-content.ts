import { rejection } from "../domain/rejection.ts";
import type { CardProperty } from "./card-property.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import type { ImportItem } from "./import-item.ts";
import { nameHandle } from "./row-content.ts";

/**
 * One identity of kind `other` for a card: identifiers of different types never join by themselves [M3], so a
 * card's addresses and numbers stay together on one identity. The preferred ones come first; fax and pager
 * numbers come last. Its handle is the UID, else the first address, number or name.
 */
export const cardContent = (
  properties: readonly CardProperty[],
  channel: string | null,
): ImportItem["content"] => {
  const values = (name: string): readonly string[] =>
    properties
      .filter((property) => property.name === name)
      .sort((a, b) => rank(a) - rank(b))
      .map((property) => property.value)
      .filter((value) => value.trim() !== "");
  const line = (name: string): string => cleanLine(plainText(values(name)[0] ?? ""));
  if (/^(group|list)$/i.test(line("KIND") || line("X-ADDRESSBOOKSERVER-KIND")))
    return { type: "rejected", rejected: rejection("group-card") };

  const emails = unique(values("EMAIL").map((value) => value.replace(/^mailto:/i, "")));
  const phones = unique(values("TEL").map((value) => value.replace(/^tel:/i, "")));
  const company = unique(components(values("ORG")[0] ?? ""))[0] ?? "";
  const uid = line("UID").replace(/^urn:uuid:/i, "");
  const name = line("FN") || fullName(values("N")[0] ?? "") || line("NICKNAME");
  const handle = uid || emails[0] || phones[0] || nameHandle(name, company);
  if (handle === "") return { type: "rejected", rejected: rejection("empty-card") };
  return {
    type: "identity",
    channel,
    kind: "other",
    handle,
    name: name || company,
    email: emails[0] ?? "",
    phone: phones[0] ?? "",
    uid,
    alsoEmails: emails.slice(1),
    alsoPhones: phones.slice(1),
    company,
    note: values("NOTE")
      .map((note) => cleanText(plainText(note)).trim())
      .join("\n\n"),
  };
};

const rank = (property: CardProperty): number =>
  property.preference + (property.types.some((type) => /^(fax|pager|x-fax)$/.test(type)) ? 1000 : 0);

const plainText = (text: string): string =>
  text.replace(/\\([nN,;:\\])/g, (_, letter: string) => (letter.toLowerCase() === "n" ? "\n" : letter));

/** The parts of a structured value, split at semicolons that no backslash protects. */
const components = (value: string): readonly string[] =>
  (value.match(/(?:\\.|[^;\\])+|(?=;)/gs) ?? []).map((part) => cleanLine(plainText(part)));

/** `Family;Given;Additional;Prefix;Suffix` as one would write it. */
const fullName = (value: string): string => {
  const parts = value.split(/(?<!\\);/).map((part) => cleanLine(plainText(part).replaceAll(",", " ")));
  const [family = "", given = "", additional = "", prefix = "", suffix = ""] = parts;
  return [prefix, given, additional, family, suffix].filter((part) => part !== "").join(" ");
};

const unique = (values: readonly string[]): readonly string[] => [
  ...new Set(values.map((value) => cleanLine(plainText(value))).filter((value) => value !== "")),
];
