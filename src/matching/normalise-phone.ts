import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * The canonical spelling of a phone number, for equality: E.164 (`+34600111222`, an extension as `;ext=7`) where
 * the country is known. It is known from `+` or `00`, from `region` (ISO 3166, e.g. "ES"), or when eleven or more
 * bare digits are a valid international number, as exports that drop the `+` write it. Else the bare digits, which
 * equal only the same digits. Empty when the text holds no number. `bare: "international"`: the source writes
 * international numbers without `+`, as WhatsApp's ids are, so digits alone are read so first.
 */
export const normalisePhone = (
  phone: string,
  region?: string,
  bare: "national" | "international" = "national",
): string => {
  const text = plainDigits(phone);
  const digits = text.replace(/\D/g, "");
  if (digits.length < 3 || text.length > longestPhone || !looksLikeNumber.test(text)) return "";
  if (text.startsWith("+") || text.startsWith("00")) {
    const full = text.startsWith("+") ? text : `+${text.slice(2)}`;
    return canonical(full, undefined) ?? `+${full.replace(/\D/g, "")}`;
  }
  const international = (): string | null =>
    /^[1-9]\d+$/.test(text) ? canonical(`+${text}`, undefined) : null;
  const known = region !== undefined && isSupportedCountry(region.toUpperCase());
  return (
    (bare === "international" ? international() : null) ??
    (known ? canonical(text, region.toUpperCase() as CountryCode) : null) ??
    (digits.length >= 11 ? international() : null) ??
    digits
  );
};

/** Whether a text is a phone number rather than a name or an id. */
export const isPhone = (text: string): boolean => normalisePhone(text).replace(/\D/g, "").length >= 5;

const canonical = (text: string, region: CountryCode | undefined): string | null => {
  const number = parsePhoneNumberFromString(text, { defaultCountry: region, extract: false });
  if (number === undefined || !number.isValid()) return null;
  return number.ext === undefined ? number.number : `${number.number};ext=${number.ext}`;
};

/** Digits of any script as 0–9, without invisible characters and `tel:`. */
const plainDigits = (phone: string): string =>
  phone
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim()
    .replace(/^(tel|sms|callto):/i, "")
    .replace(/\p{Nd}/gu, (digit) => String(decimalValue(digit)));

/** Unicode lays the ten digits of every script out in one run that starts at a multiple of their value. */
const decimalValue = (digit: string): number => {
  const code = digit.codePointAt(0)!;
  let first = code;
  while (code - first < 9 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return code - first;
};

/** Longer texts are no numbers, whatever they hold; telling so must not take long. */
const longestPhone = 200;
const looksLikeNumber = /^\+?[\d\s().\-/‐-―·~*#]*\d[\d\s().\-/‐-―·~*#]*(?:(?:;ext=|,|x|ext\.?)\s*\d{1,7})?$/i;
