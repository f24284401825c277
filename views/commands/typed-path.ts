/** A path as it is typed, or dragged onto the terminal, which puts it in quotes. */
export const typedPath = (typed: string): string => /^(['"])(.*)\1$/.exec(typed.trim())?.[2] ?? typed.trim();
