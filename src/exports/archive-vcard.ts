import type { ListField } from "../domain/profile.ts";
import type { CustomerExport, ExportedValue } from "./customer-export.ts";

/**
 * `customer.vcf`: the profile and the accounts as one vCard 4.0 (RFC 6350; SOCIALPROFILE of RFC 9554 for accounts
 * that are neither an address nor a number).
 */
export async function* customerVcard(source: CustomerExport): AsyncGenerator<string> {
  const { single, list } = source.profile;
  const first = single.firstName?.value ?? "";
  const last = single.lastName?.value ?? "";
  yield vcardLine("BEGIN", "VCARD");
  yield vcardLine("VERSION", "4.0");
  yield vcardLine("PRODID", "-//onefold//export//EN");
  yield vcardLine("UID;VALUE=text", source.customer.id);
  yield vcardLine("KIND", "individual");
  yield vcardLine(
    "FN",
    escapedText(source.customer.name ?? (source.locale === "es" ? "Anónimo" : "Anonymous")),
  );
  if (first !== "" || last !== "") yield vcardLine("N", `${escapedPart(last)};${escapedPart(first)};;;`);
  if (single.company) yield vcardLine("ORG", escapedPart(single.company.value));
  if (single.gender) yield vcardLine("GENDER", genderOf(single.gender.value));
  yield* valueLines("EMAIL", list.emails);
  yield* phoneLines("cell", list.mobilePhones);
  yield* phoneLines("home", list.homePhones);
  if (list.tags.length > 0) {
    yield vcardLine("CATEGORIES", list.tags.map(({ value }) => escapedText(value)).join(","));
  }
  if (single.notes) yield vcardLine("NOTE", escapedText(single.notes.value));
  for await (const { kind, channel, handle } of source.identities()) {
    if (handle === "") continue;
    const service = `SERVICE-TYPE="${parameterText(kind === "other" ? channel : kind)}"`;
    yield vcardLine(`SOCIALPROFILE;${service};VALUE=text`, escapedText(handle));
  }
  yield vcardLine("END", "VCARD");
}

function* valueLines(name: string, values: readonly ExportedValue[]): Generator<string> {
  for (const [at, { value }] of values.entries()) {
    yield vcardLine(at === 0 ? `${name};PREF=1` : name, escapedText(value));
  }
}

function* phoneLines(
  type: "cell" | "home",
  values: CustomerExport["profile"]["list"][ListField],
): Generator<string> {
  yield* valueLines(`TEL;VALUE=text;TYPE=${type}`, values);
}

/** A content line, folded so that no physical line is longer than 75 octets, and never inside a character. */
const vcardLine = (name: string, value: string): string => {
  let line = "";
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      line += "\r\n ";
      octets = 1;
    }
    line += character;
    octets += size;
  }
  return `${line}\r\n`;
};

/** A part of a value that `;` separates. In any other the escape is optional, and some readers would show it. */
const escapedPart = (text: string): string => escapedText(text).replaceAll(";", "\\;");

/** RFC 6350 §3.4. Control characters other than a tab have no place in a vCard and become a space. */
const escapedText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\\,]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replace(/[^\P{Cc}\t]/gu, " ");

/** RFC 6868, inside a quoted parameter value. */
const parameterText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll("^", "^^")
    .replaceAll('"', "^'")
    .replace(/\r\n?|\n/g, "^n")
    .replace(/[^\P{Cc}\t]/gu, " ");

/** The sex component knows five letters; whatever else somebody wrote is the free text after it. */
const genderOf = (text: string): string => (/^[MFONU]$/.test(text) ? text : `;${escapedPart(text)}`);
