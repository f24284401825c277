/**
 * One line of JSON in which nothing can disturb a terminal or hide from the eye: besides what JSON itself escapes,
 * C1 controls, delete, bidirectional and zero-width characters, tags, and line separators are escaped. Parses back
 * to the same value.
 */
export const jsonLine = (value: unknown): string => JSON.stringify(value).replace(unsafe, escapeUnits);

const unsafe = /[\p{Cf}\p{Zl}\p{Zp}\u007f-\u009f\u{e0000}-\u{e0fff}]/gu;

const escapeUnits = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => {
    const unit = character.charCodeAt(index).toString(16).padStart(4, "0");
    return `\\u${unit}`;
  }).join("");
