import { type ChannelKind, isChannelKind } from "../../domain/channel.ts";
import type { Direction } from "../../domain/facts.ts";

/** One line that somebody says in a scripted conversation. */
export interface ScriptLine {
  readonly direction: Direction;
  /** The key of the demo person: who says it, or to whom the desk says it. */
  readonly person: string;
  /** The agent's name for what the desk says, else empty. */
  readonly agent: string;
  /** Milliseconds before now. */
  readonly ago: number;
  readonly text: string;
}

export interface ScriptThread {
  readonly people: readonly string[];
  readonly kind: ChannelKind;
  readonly subject: string;
  readonly lines: readonly ScriptLine[];
}

/**
 * Reads conversations as they stand in `conversations/`:
 *
 *     == nora email 3d2h | Wrong size in the box
 *     > Hello, …                     the customer writes
 *     < 25m Mara: Hi Nora, …         25 minutes later the desk answers
 *     > 2h Perfect!                  two hours after that
 *
 * `3d2h` is how long ago the first line was said (w, d, h, m). A line without a mark continues the one above, after a
 * line break; a line that fills its row runs on. With several people (`nora+george`) each line names its person: `> 5m nora: …`, `< 5m Mara to nora: …`.
 * Throws on a line that it cannot read: the scripts are ours.
 */
export const readScript = (script: string): readonly ScriptThread[] =>
  script
    .split(/^== /m)
    .slice(1)
    .map((part) => readThread(part.trimEnd().split("\n")));

const readThread = ([head = "", ...rest]: readonly string[]): ScriptThread => {
  const match = /^(\S+) (\S+) (\S+) \| (.+)$/.exec(head);
  const [, names = "", kind = "", start = "", subject = ""] = match ?? [];
  if (!match || !isChannelKind(kind)) throw new Error(`demo script: no conversation starts with "${head}"`);
  const people = names.split("+");
  let ago = duration(start);
  const lines: ScriptLine[] = [];
  for (const spoken of joinContinuations(rest)) {
    const line = readLine(spoken, people);
    ago -= line.later;
    if (ago < 0) throw new Error(`demo script: "${subject}" goes on after now`);
    lines.push({ direction: line.direction, person: line.person, agent: line.agent, ago, text: line.text });
  }
  if (lines.length === 0) throw new Error(`demo script: "${subject}" says nothing`);
  return { people, kind, subject, lines };
};

const joinContinuations = (lines: readonly string[]): readonly string[] => {
  const joined: string[] = [];
  for (const line of lines) {
    if (/^[<>] /.test(line)) joined.push(line);
    else {
      const above = joined.pop() ?? "";
      joined.push(`${above}${line !== "" && lastLine(above).length > fullRow ? " " : "\n"}${line}`);
    }
  }
  return joined;
};

/** A longer line was only broken because the source file ends there. */
const fullRow = 100;
const lastLine = (text: string): string => text.slice(text.lastIndexOf("\n") + 1);

const said = /^([<>]) (?:((?:\d+[wdhm])+) )?(?:([A-Z]\w+)(?: to (\w+))?: |(\w+): )?([\s\S]+)$/;

const readLine = (line: string, people: readonly string[]) => {
  const [, mark, later, agent = "", addressee, speaker, text = ""] = said.exec(line) ?? [];
  const several = people.length > 1;
  const person = several ? (mark === "<" ? addressee : speaker) : people[0];
  if (person === undefined || !people.includes(person) || (mark === "<") !== (agent !== ""))
    throw new Error(`demo script: cannot read "${line}"`);
  const direction: Direction = mark === "<" ? "out" : "in";
  return { direction, person, agent, later: later === undefined ? 0 : duration(later), text: text.trim() };
};

const units: Readonly<Record<string, number>> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000 };

const duration = (text: string): number =>
  [...text.matchAll(/(\d+)([wdhm])/g)].reduce((sum, [, n, unit]) => sum + Number(n) * units[unit!]!, 0);
