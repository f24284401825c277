const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder("windows-1252");

/** UTF-8 where the bytes are valid UTF-8, else windows-1252 (which holds Latin-1's letters and never fails). */
export const decodeBytes = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
};

/** Decodes a named charset; an unknown name falls back to `decodeBytes`. */
export const decodeCharset = (bytes: Uint8Array, charset: string | null): string => {
  if (charset === null || charset === "") return decodeBytes(bytes);
  try {
    return new TextDecoder(charset.trim().toLowerCase()).decode(bytes);
  } catch {
    return decodeBytes(bytes);
  }
};
