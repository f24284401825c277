import type { RunningProgram } from "./run-in-pty.ts";

/** The bytes of moves in Routing mode, with the customer's panel following on one of its tabs. */
export interface RoutingMoves {
  readonly tab: string;
  /** Of each move while the key is held. */
  readonly held: readonly number[];
  /** Of each move once thread and panel have followed. */
  readonly settled: readonly number[];
}

const tabs = ["1", "2", "3", "4", "5"];
/** Shorter than the wait for a selection to settle: as a key is held. */
const heldMs = 30;

/** Moves down the list in Routing mode, for each tab of the panel. Begins and ends in the Inbox, on the list. */
export const measureRouting = async (running: RunningProgram): Promise<readonly RoutingMoves[]> => {
  const measured: RoutingMoves[] = [];
  await running.key("r", 900, 900);
  for (const tab of tabs) {
    await running.key(tab, 700, 700);
    await running.key("\x1b", 500, 500);
    const held: number[] = [];
    for (let n = 0; n < 20; n++) held.push((await running.key(n < 10 ? "j" : "k", heldMs)).bytes);
    await running.key("g", 900, 900);
    const settled: number[] = [];
    for (let n = 0; n < 10; n++) settled.push((await running.key("j", 600, 600)).bytes);
    measured.push({ tab, held, settled });
    await running.key("g", 900, 900);
  }
  await running.key("r", 900, 900);
  return measured;
};
