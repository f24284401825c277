/**
 * The canonical spelling of a person's name, for equality: NFKC, lower case, quotes and invisible characters
 * removed, one space between words, "Last, First" turned round. Accents stay. Empty when nothing is left.
 */
export const normaliseName = (name: string): string => {
  const plain = name
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/^[\s'"“”„«»]+|[\s'"“”„«»]+$/gu, "")
    .toLowerCase()
    .normalize("NFC");
  const parts = plain.split(",");
  const turned = parts.length === 2 && !suffix.test(parts[1]!.trim()) ? `${parts[1]} ${parts[0]}` : plain;
  return turned.replace(/[\s.]+/gu, " ").trim();
};

/** After a comma these follow the name ("Lee, Jr."), they are no first name. */
const suffix = /^(jr|sr|i{1,3}|iv|phd|ph\.d|md|m\.d|esq|msc|mba|inc|ltd|llc|gmbh|s\.?l|s\.?a)\.?$/;
