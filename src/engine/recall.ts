/** So many are remembered; then all are forgotten. */
const most = 20_000;

/** What is in `known` under a key, made and put there where it is not. */
export const recall = <T>(known: Map<string, T>, key: string, make: () => T): T => {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (known.size >= most) known.clear();
  known.set(key, made);
  return made;
};
