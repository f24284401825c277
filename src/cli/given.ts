/** What was typed after a command: its arguments in order, its options by their long name in camel case. */
export interface Given {
  readonly arguments: readonly (string | readonly string[] | undefined)[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** The argument at a place; commander has made sure that what is required is there. */
export const argument = (given: Given, at: number): string => {
  const value = given.arguments[at];
  return typeof value === "string" ? value : "";
};

/** The arguments of a variadic place. */
export const listArgument = (given: Given, at: number): readonly string[] => {
  const value = given.arguments[at];
  return Array.isArray(value) ? value : [];
};

export const textOption = (given: Given, name: string): string | null => {
  const value = given.options[name];
  return typeof value === "string" ? value : null;
};

export const listOption = (given: Given, name: string): readonly string[] => {
  const value = given.options[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
};

export const flagOption = (given: Given, name: string): boolean => given.options[name] === true;

/** A whole number of 1 or more; `otherwise` when not given; null when it is something else. */
export const countOption = (given: Given, name: string, otherwise: number): number | null => {
  const text = textOption(given, name);
  if (text === null) return otherwise;
  const count = /^\d{1,9}$/u.test(text) ? Number(text) : 0;
  return count >= 1 ? count : null;
};
