import stringWidth from "string-width";

/** A grapheme cluster with the number of terminal columns that it takes: 0, 1 or 2. */
export interface Cluster {
  readonly text: string;
  readonly width: number;
  /** Terminals disagree about the width: after it the cursor is placed anew. */
  readonly disputed: boolean;
}

/** The columns that a harmless text takes on a terminal. */
export const displayWidth = (text: string): number => {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const cluster of clustersOf(text)) width += cluster.width;
  return width;
};

/** The clusters of a harmless text, in order. */
export const clustersOf = (text: string): readonly Cluster[] => {
  const clusters: Cluster[] = [];
  if (simple.test(text)) {
    for (const character of text) clusters.push(clusterOf(character));
  } else {
    for (const { segment } of segmenter.segment(text)) clusters.push(clusterOf(segment));
  }
  return clusters;
};

/** Printable ASCII, Latin letters and our own line drawing: one column each. */
const plain = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2500-\u257f]*$/;
/** Nothing here joins its neighbours: one character is one cluster. Adds Greek, Cyrillic, kana and Han. */
const simple =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2500-\u25fc\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff]*$/;

const segmenter = new Intl.Segmenter();
const known = new Map<string, Cluster>();
const mostKnown = 8192;

const clusterOf = (text: string): Cluster => {
  const found = known.get(text);
  if (found !== undefined) return found;
  // A row never lets one cluster have more than two columns, whatever it is made of.
  const width = Math.min(2, stringWidth(text));
  const cluster = { text, width, disputed: isDisputed(text, width) };
  if (known.size >= mostKnown) known.clear();
  known.set(text, cluster);
  return cluster;
};

/**
 * Terminals count code points (by tables of different age) or clusters. They agree on single characters of old
 * scripts and on those with plain accents; on nothing made of several visible ones, and not on emoji.
 */
const isDisputed = (text: string, width: number): boolean => {
  const first = text.codePointAt(0)!;
  const rest = text.slice(first > 0xffff ? 2 : 1);
  if (rest !== "" && !/^[\u0300-\u036f]+$/.test(rest)) return true;
  if (/[\u0600-\u0605\u06DD\u0890\u0891\u08E2\p{Mc}]/u.test(text)) return true;
  if (first > 0xffff) return first < 0x20000 || first > 0x3fffd;
  return (width === 2 && first < 0x2e80) || width === 0 || /\p{Cn}/u.test(text);
};
