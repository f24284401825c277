import { Box } from "ink";
import { useState } from "react";
import { openLocalScreen } from "../../views/screen/local-terminal.ts";
import { Row } from "../../views/screen/row.tsx";
import { useScreen } from "../../views/screen/screen.ts";
import type { Style } from "../../views/screen/style.ts";
import { useKeys } from "../../views/screen/use-keys.ts";

/** A list and a text beside it, of made-up rows: for measuring and trying the terminal layer alone. */
const SampleApp = () => {
  const { columns, rows, leave } = useScreen();
  const [at, setAt] = useState(0);
  useKeys(({ name }) => {
    if (name === "j") setAt((now) => Math.min(5331, now + 1));
    if (name === "k") setAt((now) => Math.max(0, now - 1));
    if (name === "q") leave();
    if (name === "x") throw new Error("as asked");
    if (name === "X") setTimeout(() => failLater(), 0);
  });
  const height = rows - 2;
  const half = height >> 1;
  const page = Math.max(0, Math.floor(at / half) - 1) * half;
  const listWidth = Math.floor(columns * 0.45);
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Row width={columns} segments={[{ text: " sample ", style: title }]} />
      <Box flexDirection="row" height={height}>
        <Box flexDirection="column" width={listWidth} height={height}>
          {Array.from({ length: height }, (_, slot) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
              key={slot}
              width={listWidth}
              segments={[
                { text: page + slot === at ? "▶ " : "  ", style: title },
                { text: `${page + slot}`.padStart(5), style: faint },
                { text: `  Sender ${(page + slot) % 97}`.padEnd(20) },
                { text: `Subject of message ${(page + slot) * 7919}` },
              ]}
            />
          ))}
        </Box>
        <Box flexDirection="column" width={columns - listWidth} height={height}>
          {Array.from({ length: height }, (_, slot) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
              key={slot}
              width={columns - listWidth}
              segments={[{ text: "│ ", style: faint }, { text: `Line ${slot} of a text, with some words` }]}
            />
          ))}
        </Box>
      </Box>
      <Row width={columns} segments={[{ text: "j down  k up  q quit", style: faint }]} />
    </Box>
  );
};

const failLater = () => {
  throw new Error("nobody catches this");
};

const title: Style = { bold: true, fg: "cyan" };
const faint: Style = { fg: "gray" };

const ended = await openLocalScreen(<SampleApp />, { ascii: false, locale: "en", timezone: "UTC" });
process.stdout.write(`ended: ${ended.end.reason} ${ended.signal ?? ""}\n`);
process.exit(ended.end.reason === "failed" ? 1 : 0);
