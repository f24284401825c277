/**
 * Whether text is of printable ASCII alone, as most is: then it has no accents, no other spelling and no blanks but
 * spaces, and whoever looks for them is done.
 */
export const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
