import { basename } from "node:path";
import type { Progress } from "../desk.ts";
import { safeLine } from "../domain/safe-text.ts";
import type { CliText } from "../i18n/cli-text.ts";
import type { Output } from "./io.ts";

export interface ProgressBar {
  show(progress: Progress | null): void;
  /** Removes it. */
  clear(): Promise<void>;
}

const barWidth = 24;

/** A bar on one line of stderr, drawn over itself; draws nothing where stderr is no terminal. */
export const createProgressBar = (err: Output, text: CliText, ascii: boolean): ProgressBar => {
  let drawn = "";
  const draw = async (line: string): Promise<void> => {
    if (!err.isTerminal || line === drawn) return;
    drawn = line;
    await err.write(`\r\u001b[2K${line}`);
  };
  return {
    show: (progress) => {
      if (progress !== null) void draw(barOf(progress, text, ascii, err.columns ?? 80));
    },
    clear: () => draw(""),
  };
};

const barOf = (progress: Progress, text: CliText, ascii: boolean, columns: number): string => {
  const title = `${text.jobs[progress.job]} ${safeLine(basename(progress.label))}`.trimEnd();
  if (progress.total <= 0) return title.slice(0, columns - 1);
  const part = Math.min(1, progress.done / progress.total);
  const full = Math.round(part * barWidth);
  const bar = (ascii ? "#" : "█").repeat(full) + (ascii ? "." : "░").repeat(barWidth - full);
  const percent = `${Math.floor(part * 100)} %`.padStart(5);
  return `${bar} ${percent}  ${title}`.slice(0, columns - 1);
};
