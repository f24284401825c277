/**
 * How good suggestions are on real identities: `ONEFOLD_TEST_DATA=… node scripts/suggestion-quality.ts [--misses]`.
 * Every identity of the git archive is a customer of its own; precision and recall over pairs for several least
 * scores, against the persons that the project's maintainers confirmed. Pairs that the truth leaves open count
 * neither way.
 */
import { parseArgs } from "node:util";
import { suggestions } from "../src/engine/suggestions.ts";
import { openGitIdentities, pairKey } from "../test/suggestions/git-identities.ts";

const { values } = parseArgs({ options: { misses: { type: "boolean", default: false } } });
const data = process.env.ONEFOLD_TEST_DATA;
if (!data) throw new Error("set ONEFOLD_TEST_DATA to the folder with the real material");
const git = await openGitIdentities(data);

const found = new Map<string, { a: string; b: string; score: number; why: string }>();
const asking = { limit: 500, min: 1, valueLimit: 20, blocked: [], isSeen: () => true };
const times: number[] = [];
for (const customer of git.ids) {
  const begin = performance.now();
  for (const { a, b, score, reasons } of await suggestions(git.db, { ...asking, customer })) {
    const why = reasons.map(({ rule, weight }) => `${rule} ${weight}`).join(", ");
    if (!git.isOpen(a.id, b.id)) found.set(pairKey(a.id, b.id), { a: a.id, b: b.id, score, why });
  }
  times.push(performance.now() - begin);
}
const begin = performance.now();
const ofDesk = await suggestions(git.db, { ...asking, min: 50 });
const deskTime = performance.now() - begin;
await git.close();

console.log("least score  suggested  right  wrong  precision  recall");
for (const min of [1, 20, 30, 40, 45, 50, 55, 60, 70, 80, 100]) {
  const suggested = [...found].filter(([, { score }]) => score >= min).map(([key]) => key);
  const right = suggested.filter((key) => git.confirmed.has(key)).length;
  const share = (whole: number) => (whole === 0 ? "–" : (right / whole).toFixed(4));
  const cells = [min, suggested.length, right, suggested.length - right, share(suggested.length)];
  console.log([...cells, share(git.confirmed.size)].map((cell) => `${cell}`.padStart(9)).join(""));
}
times.sort((a, b) => a - b);
const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1);
console.log(`one customer: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms`);
console.log(`whole desk: ${deskTime.toFixed(0)} ms, ${ofDesk.length} pairs`);

if (values.misses) {
  const show = (a = "", b = "") => `${git.nameOf(a)}  |  ${git.nameOf(b)}`;
  for (const [key, { a, b, score, why }] of found)
    if (score >= 30 && !git.confirmed.has(key)) console.log(`wrong ${score}  ${show(a, b)}  (${why})`);
  for (const key of git.confirmed) {
    const { score = 0, why = "" } = found.get(key) ?? {};
    if (score < 50) console.log(`missed ${score}  ${show(...key.split(" "))}  (${why})`);
  }
}
