/** How alike two texts are, 0 to 1, by Jaro with Winkler's bonus for an equal beginning. Symmetric; equal is 1. */
export const jaroWinkler = (a: string, b: string): number => {
  if (a === b) return 1;
  const left = [...a];
  const right = [...b];
  if (left.length === 0 || right.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Array<boolean>(right.length).fill(false);
  const matchedLeft: string[] = [];
  for (const [index, letter] of left.entries()) {
    const end = Math.min(right.length, index + reach + 1);
    for (let at = Math.max(0, index - reach); at < end; at += 1) {
      if (taken[at] || right[at] !== letter) continue;
      taken[at] = true;
      matchedLeft.push(letter);
      break;
    }
  }
  const matches = matchedLeft.length;
  if (matches === 0) return 0;
  const matchedRight = right.filter((_, at) => taken[at]);
  const swapped = matchedLeft.filter((letter, at) => letter !== matchedRight[at]).length / 2;
  const jaro = (matches / left.length + matches / right.length + (matches - swapped) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && left[prefix] !== undefined && left[prefix] === right[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
};
