import { Box } from "ink";
import { useEffect, useState } from "react";
import { describe, expect, it } from "vitest";
import { Row } from "../../views/screen/row.tsx";
import { useScreen } from "../../views/screen/screen.ts";
import { enterScreen, leaveScreen } from "../../views/screen/terminal-modes.ts";
import { TextField } from "../../views/screen/text-field.tsx";
import { useKeys } from "../../views/screen/use-keys.ts";
import { openTestTerminal } from "./test-terminal.ts";

const selected = { inverse: true } as const;

const List = ({ onKey }: { onKey?: (name: string) => void }) => {
  const { columns, rows } = useScreen();
  const [at, setAt] = useState(0);
  useKeys(({ name }) => {
    onKey?.(name);
    if (name === "j") setAt((now) => now + 1);
    if (name === "k") setAt((now) => now - 1);
  });
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {Array.from({ length: rows }, (_, row) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
          key={row}
          width={columns}
          segments={[
            { text: `${row === at ? ">" : " "} row ${row}`, ...(row === at ? { style: selected } : {}) },
          ]}
        />
      ))}
    </Box>
  );
};

const ThrowInRender = () => {
  const [isBroken, setBroken] = useState(false);
  useKeys(() => setBroken(true));
  if (isBroken) throw new Error("in render");
  return <Row width={10} segments={[{ text: "fine" }]} />;
};

const ThrowInEffect = () => {
  const [isBroken, setBroken] = useState(false);
  useKeys(() => setBroken(true));
  useEffect(() => {
    if (isBroken) throw new Error("in effect");
  }, [isBroken]);
  return <Row width={10} segments={[{ text: "fine" }]} />;
};

const ThrowInKey = () => {
  useKeys(() => {
    throw new Error("in key handler");
  });
  return <Row width={10} segments={[{ text: "fine" }]} />;
};

const ThrowInField = () => (
  <TextField
    value=""
    width={10}
    onChange={() => {
      throw new Error("in text field");
    }}
  />
);

describe("a screen", () => {
  it("shows its element, follows keys, and pays few bytes for a move", async () => {
    const test = openTestTerminal(<List />);
    expect((await test.waitFor((rows) => rows[0] === "> row 0"))[23]).toBe("  row 23");
    const before = test.written().length;
    await test.press("jj");
    const rows = await test.waitFor((shown) => shown[2] === "> row 2");
    expect(rows[0]).toBe("  row 0");
    expect(test.written().length - before).toBeLessThan(400);
    test.screen.close();
    expect(await test.screen.closed).toEqual({ reason: "left" });
    expect(test.written().startsWith(enterScreen)).toBe(true);
    expect(test.written().endsWith(leaveScreen)).toBe(true);
    await test.rows();
    expect(test.terminal.buffer.active.type).toBe("normal");
  });

  it("follows a new size, and repaints after a suspension", async () => {
    const test = openTestTerminal(<List />);
    await test.waitFor((rows) => rows[0] === "> row 0");
    test.terminal.resize(40, 10);
    test.screen.resize(40, 10);
    await test.waitFor((rows) => rows.length === 10 && rows[9] === "  row 9");
    test.screen.suspend();
    await test.rows();
    expect(test.terminal.buffer.active.type).toBe("normal");
    test.screen.resume();
    await test.waitFor((rows) => rows[0] === "> row 0" && rows[9] === "  row 9");
    expect(test.terminal.buffer.active.type).toBe("alternate");
    test.screen.close();
  });

  it("keeps only the newest frame while the line is slow", async () => {
    const test = openTestTerminal(<List />);
    await test.waitFor((rows) => rows[0] === "> row 0");
    const release = test.hold();
    await test.press("j", "j", "j", "j");
    expect((await test.rows())[1]).toBe("> row 1");
    const before = test.written().length;
    release();
    const rows = await test.waitFor((shown) => shown[4] === "> row 4");
    expect(rows[1]).toBe("  row 1");
    expect(test.written().slice(before)).not.toContain("row 2");
    test.screen.close();
  });

  it("Ctrl-C ends it, Ctrl-L paints it anew", async () => {
    const test = openTestTerminal(<List />);
    await test.waitFor((rows) => rows[0] === "> row 0");
    test.terminal.write("\x1b[Hgarbage");
    await test.press("\x0c");
    await test.waitFor((rows) => rows[0] === "> row 0");
    await test.press("\x03");
    expect(await test.screen.closed).toEqual({ reason: "left" });
  });

  it("ends as lost when the far end goes away", async () => {
    const test = openTestTerminal(<List />);
    test.input.end();
    test.input.resume();
    expect(await test.screen.closed).toEqual({ reason: "lost" });
  });
});

describe("two screens in one process", () => {
  it.each([
    ["render", ThrowInRender],
    ["an effect", ThrowInEffect],
    ["a key handler", ThrowInKey],
    ["a text field's callback", ThrowInField],
  ])("[design §1] an error in %s ends that screen only", async (_where, Broken) => {
    const alice = openTestTerminal(<List />, { columns: 120, rows: 40 });
    const bob = openTestTerminal(<Broken />, { columns: 80, rows: 24, colour: "none", locale: "es" });
    await alice.waitFor((rows) => rows[0] === "> row 0");
    await bob.rows();
    await bob.press("x");
    const end = await bob.screen.closed;
    expect(end.reason).toBe("failed");
    expect(bob.written().endsWith(leaveScreen)).toBe(true);
    await alice.press("j");
    await alice.waitFor((rows) => rows[1] === "> row 1" && rows[39] === "  row 39");
    alice.screen.close();
    expect(await alice.screen.closed).toEqual({ reason: "left" });
  });

  it("each reduces colours to what its terminal has", async () => {
    const full = openTestTerminal(<Row width={4} segments={[{ text: "ab", style: { fg: "#ff8800" } }]} />);
    const none = openTestTerminal(<Row width={4} segments={[{ text: "ab", style: { fg: "#ff8800" } }]} />, {
      colour: "none",
    });
    await full.waitFor((rows) => rows[0] === "ab");
    await none.waitFor((rows) => rows[0] === "ab");
    expect(full.written()).toContain("38;2;255;136;0");
    expect(none.written().replace(enterScreen, "")).not.toMatch(/\x1b\[[0-9;]+m/);
    full.screen.close();
    none.screen.close();
  });
});
