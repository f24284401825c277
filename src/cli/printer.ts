import { safeBlock, safeLine } from "../domain/safe-text.ts";
import type { Io } from "./io.ts";
import { jsonLine } from "./json.ts";
import type { Settings } from "./settings.ts";
import { type Column, tableLines } from "./table.ts";

/** What a command says on stdout: to scripts one way, to people another. */
export interface Printer {
  readonly json: boolean;
  /** With `--json`, one document. */
  document(value: unknown): Promise<void>;
  /** For people: lines in which everything is made harmless. */
  lines(lines: readonly string[]): Promise<void>;
  /** For people: a longer text, indented. */
  block(text: string, indent: string): Promise<void>;
  /** For people: a table, or that there is nothing. */
  table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void>;
}

export const createPrinter = (io: Io, settings: Settings, nothing: string): Printer => {
  const { out } = io;
  const write = (lines: readonly string[]) => out.write(lines.map((line) => `${line}\n`).join(""));
  return {
    json: settings.json,
    document: (value) => out.write(`${jsonLine(value)}\n`),
    lines: (lines) => write(lines.map(safeLine)),
    block: (text, indent) => write(safeBlock(text).map((line) => (line === "" ? "" : indent + line))),
    table: (columns, rows) =>
      write(
        rows.length === 0
          ? [nothing]
          : tableLines(columns, rows, {
              width: out.columns,
              ascii: settings.ascii,
              bold: out.isTerminal && !io.env.NO_COLOR && io.env.TERM !== "dumb",
            }),
      ),
  };
};
