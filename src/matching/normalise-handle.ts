import { type ChannelKind, identifierTypeOf } from "../domain/channel.ts";
import { normaliseEmail } from "./normalise-email.ts";
import { normalisePhone } from "./normalise-phone.ts";

/**
 * The canonical spelling of a channel's handle, for equality: an address or number normalised; of X and Instagram
 * without `@` and in lower case, as those networks compare them; other ids only trimmed, because their case may
 * tell two accounts apart. A number channel's handle that is no number (an alphanumeric sender, a contact's name
 * in a WhatsApp export) stays as text.
 */
export const normaliseHandle = (kind: ChannelKind, handle: string): string => {
  const text = handle.normalize("NFC").trim();
  switch (identifierTypeOf(kind)) {
    case "address":
      return normaliseEmail(text);
    case "number":
      return (
        normalisePhone(text, undefined, kind === "whatsapp" ? "international" : "national") ||
        text.replace(/\s+/g, " ").toLowerCase()
      );
    case "id":
      return kind === "x" || kind === "instagram" ? text.replace(/^@/, "").toLowerCase() : text;
  }
};
