import { jaroWinkler } from "./jaro-winkler.ts";

/**
 * How alike two different normalised addresses are, 0 (not alike) to 1 (one mailbox in two spellings) [M1].
 * One mailbox: only a plus tag differs, or the dots where the host ignores them. Alike: one distinctive local part
 * at two hosts, or one host with a slip of the pen.
 */
export const similarEmail = (a: string, b: string): number => {
  const [left, right] = [parts(a), parts(b)];
  if (left.host === right.host && left.mailbox === right.mailbox) return 1;
  const [short, long] = [left.mailbox, right.mailbox].sort((x, y) => x.length - y.length) as [string, string];
  if (short.length < distinctive) return 0;
  if (left.host === right.host) {
    // Numbered accounts of one host ("ann1", "ann2") are different people.
    if (short.replace(/\d/g, "") === long.replace(/\d/g, "")) return 0;
    const likeness = jaroWinkler(short, long);
    return likeness >= 0.94 ? likeness * 0.6 : 0;
  }
  if (left.mailbox === right.mailbox) return 0.7;
  return left.bare === right.bare ? 0.6 : 0;
};

/** Shorter local parts ("ann", "jlee") are shared by too many people to hint at one. */
const distinctive = 6;

const parts = (
  address: string,
): { readonly mailbox: string; readonly bare: string; readonly host: string } => {
  const at = address.lastIndexOf("@");
  const host = address.slice(at + 1).replace(/^googlemail\.com$/, "gmail.com");
  const local = address.slice(0, at).replace(/\+.*$/, "");
  const bare = local.replace(/[._-]/g, "");
  return { mailbox: host === "gmail.com" ? local.replaceAll(".", "") : local, bare, host };
};
