/**
 * Jaro–Winkler similarity of two texts, 0 to 1: how many characters agree near the same place, more when the texts
 * begin alike. Short texts only: time grows with the product of the lengths.
 */
export const jaroWinkler = (left: string, right: string): number => {
  const a = [...left];
  const b = [...right];
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const isTaken = b.map(() => false);
  const agreeing: string[] = [];
  for (const [at, character] of a.entries()) {
    for (let other = Math.max(0, at - reach); other <= Math.min(b.length - 1, at + reach); other++) {
      if (isTaken[other] || b[other] !== character) continue;
      isTaken[other] = true;
      agreeing.push(character);
      break;
    }
  }
  if (agreeing.length === 0) return 0;
  const inOrder = b.filter((_, at) => isTaken[at]);
  const turned = agreeing.filter((character, at) => character !== inOrder[at]).length / 2;
  const n = agreeing.length;
  const jaro = (n / a.length + n / b.length + (n - turned) / n) / 3;
  let prefix = 0;
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
};

/** Whether one text becomes the other by one character put in, left out or replaced, or two neighbours swapped. */
export const isOneEdit = (left: string, right: string): boolean => {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  const [a, b] = [left.slice(start), right.slice(start)];
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
};
