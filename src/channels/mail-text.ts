import { convert } from "html-to-text";
import type { Email } from "postal-mime";
import { cleanLine, cleanText } from "./clean-text.ts";

/**
 * The readable text of a mail: its plain parts, else its HTML as plain text, then one line for each attachment,
 * `[attachment: name.pdf, 12 KB]`. Encrypted parts are attachments like any other: named, not read.
 */
export const mailText = (mail: Email): string => {
  const body = cleanText(mail.text ?? (mail.html === undefined ? "" : htmlText(mail.html))).trimEnd();
  const attachments = mail.attachments.filter((part) => !isSignature.test(part.mimeType)).map(attachmentLine);
  return [body, attachments.join("\n")].filter((part) => part !== "").join("\n\n");
};

/** HTML as plain text: links keep their address, pictures are left out, tables become lines. */
export const htmlText = (html: string): string => {
  try {
    return convert(html.length > longestHtml ? html.slice(0, longestHtml) : html, {
      wordwrap: false,
      limits: { maxInputLength: longestHtml, maxDepth: 200, ellipsis: "…" },
      // Text outside of a misplaced body is text all the same.
      baseElements: { selectors: [] },
      selectors: [
        ...["head", "title", "style", "script"].map((selector) => ({ selector, format: "skip" })),
        { selector: "img", format: "skip" },
        { selector: "a", options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, noAnchorUrl: true } },
        { selector: "table", format: "block" },
        ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
          selector,
          options: { uppercase: false },
        })),
      ],
    });
  } catch {
    // Markup too broken even for a lenient parser: the words without the tags are better than nothing.
    return html.replace(/<[^<>]*>/g, " ");
  }
};

const longestHtml = 1 << 22;

/** Proofs of who sent it and marks of how it is encrypted: no content. */
const isSignature = /^application\/(pgp-encrypted|pgp-signature|pkcs7-signature|x-pkcs7-signature|pgp-keys)$/;

const attachmentLine = (part: Email["attachments"][number]): string => {
  const bytes = typeof part.content === "string" ? Buffer.byteLength(part.content) : part.content.byteLength;
  const name = cleanLine(part.filename ?? part.description ?? part.mimeType).slice(0, 200);
  return `[attachment: ${name}, ${size(bytes)}]`;
};

const size = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;
