/**
 * The byte forms in which a text may stand in a file, ASCII letters in lower case: UTF-8, UTF-16, Latin-1, escaped as
 * JSON, quoted-printable and URLs write it, and base64 at each of its three alignments.
 */
export const needlesOf = (text: string): readonly Buffer[] => {
  const forms = new Map<string, Buffer>();
  const add = (bytes: Buffer): void => {
    const lower = lowerCased(bytes);
    if (lower.length > 0) forms.set(lower.toString("latin1"), lower);
  };
  for (const variant of variantsOf(text)) {
    const utf8 = Buffer.from(variant, "utf8");
    add(utf8);
    add(Buffer.from(variant, "utf16le"));
    add(Buffer.from(variant, "utf16le").swap16());
    if (/^[\0-\xff]*$/u.test(variant)) add(Buffer.from(variant, "latin1"));
    for (const escaped of escapedForms(variant, utf8)) add(Buffer.from(escaped, "latin1"));
    if (utf8.length >= shortestBase64) for (const form of base64Forms(utf8)) add(Buffer.from(form, "latin1"));
  }
  return [...forms.values()];
};

/** Shorter texts would be found in base64 by chance, since the letters' case is not looked at. */
const shortestBase64 = 6;

/** Bytes do not tell the case of letters beyond ASCII. */
export const variantsOf = (text: string): readonly string[] => [
  ...new Set([text, text.toLowerCase(), text.toUpperCase()]),
];

/** The same bytes with ASCII letters in lower case, each in its place. */
export const lowerCased = (bytes: Buffer): Buffer => {
  const lower = Buffer.from(bytes);
  for (let at = 0; at < lower.length; at++) {
    const byte = lower[at]!;
    if (byte >= 65 && byte <= 90) lower[at] = byte + 32;
  }
  return lower;
};

const escapedForms = (text: string, utf8: Buffer): readonly string[] => {
  const json = JSON.stringify(text).slice(1, -1);
  const hex = (byte: number): string => `=${byte.toString(16).padStart(2, "0")}`;
  const quoted = [...utf8].map((byte) =>
    byte > 126 || byte === 61 || byte < 32 ? hex(byte) : String.fromCharCode(byte),
  );
  return [
    Buffer.from(json, "utf8").toString("latin1"),
    json.replace(/[\u007f-\uffff]/gu, (each) =>
      [...Array(each.length).keys()]
        .map((at) => `\\u${each.charCodeAt(at).toString(16).padStart(4, "0")}`)
        .join(""),
    ),
    quoted.join(""),
    quoted.map((each) => (each === " " ? "_" : each)).join(""),
    encodeURIComponent(text.toWellFormed()),
  ];
};

/** What of the base64 of anything that contains the bytes depends on these alone. */
const base64Forms = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
