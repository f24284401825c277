const begin = "<!-- keys: made by scripts/key-table.ts -->";
const end = "<!-- /keys -->";

/** A text with the key table between its markers; throws when it has none. */
export const withKeyTable = (text: string, table: string): string => {
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`no “${begin}” … “${end}” to put the key table between`);
  return `${text.slice(0, from)}${begin}\n${table}${text.slice(to)}`;
};
