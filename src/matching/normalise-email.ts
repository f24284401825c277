/**
 * The canonical spelling of an email address, for equality: trimmed, brackets and `mailto:` removed, NFC, lower
 * case. Dots and plus tags stay: ignoring them is similarity, not equality. Empty when nothing is left.
 */
export const normaliseEmail = (address: string): string =>
  address
    .trim()
    .replace(/^<|>$/g, "")
    .replace(/^mailto:/i, "")
    .normalize("NFC")
    .trim()
    .toLowerCase();
