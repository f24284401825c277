import { Box } from "ink";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { Row } from "../../views/screen/row.tsx";
import { Select } from "../../views/screen/select.tsx";
import { TextField } from "../../views/screen/text-field.tsx";
import { useKeys } from "../../views/screen/use-keys.ts";
import { openTestTerminal } from "./test-terminal.ts";

const Form = () => {
  const [value, setValue] = useState("");
  const [sent, setSent] = useState("nothing");
  return (
    <Box flexDirection="column">
      <TextField value={value} onChange={setValue} onSubmit={setSent} width={20} placeholder="Search" />
      <Row width={76} segments={[{ text: `sent ${sent}` }]} />
      <Row
        width={76}
        segments={[{ text: `code ${[...value].map((c) => c.codePointAt(0)!.toString(16))}` }]}
      />
    </Box>
  );
};

const Menu = () => {
  const [chosen, setChosen] = useState("none");
  const [pasted, setPasted] = useState("no paste");
  useKeys((key) => {
    if (key.name === "paste") setPasted(key.text);
  });
  return (
    <Box flexDirection="column">
      <Select
        width={20}
        items={["one", "two", "three"].map((label) => ({ key: label, label, value: label }))}
        onSelect={setChosen}
      />
      <Row width={76} segments={[{ text: `${chosen}, ${pasted}` }]} />
    </Box>
  );
};

describe("a text field", () => {
  it("takes a word and Enter that came in one chunk", async () => {
    const test = openTestTerminal(<Form />);
    await test.waitFor((rows) => rows[0] === "Search");
    await test.press("abc\r");
    const rows = await test.waitFor((shown) => shown[1] === "sent abc");
    expect(rows[0]).toBe("abc█");
    test.screen.close();
  });

  it("takes away a whole emoji by one backspace, also in the middle", async () => {
    const test = openTestTerminal(<Form />);
    await test.press("a", "👨‍👩‍👧", "b", "👍🏽", "c");
    await test.waitFor((rows) => rows[2] === "code 61,1f468,200d,1f469,200d,1f467,62,1f44d,1f3fd,63");
    await test.press("\x1b[D", "\x7f");
    await test.waitFor((rows) => rows[2] === "code 61,1f468,200d,1f469,200d,1f467,62,63");
    await test.press("\x1b[D", "\x7f", "x");
    await test.waitFor((rows) => rows[2] === "code 61,78,62,63");
    test.screen.close();
  });

  it("takes a paste as one harmless line", async () => {
    const test = openTestTerminal(<Form />);
    await test.waitFor((rows) => rows[0] === "Search");
    await test.press("\x1b[200~two\nlines\x1b[2J\u202e!\x1b[201~");
    await test.waitFor((rows) => rows[0] === "two lines [2J!█");
    test.screen.close();
  });

  it("takes no letter from Ctrl, Alt and function keys; Ctrl-U clears", async () => {
    const test = openTestTerminal(<Form />);
    await test.press("a", "\x18", "\x1bx", "\x1bOP", "\x1b[5~", "\x1b[3~", "b");
    await test.waitFor((rows) => rows[2] === "code 61,62");
    await test.press("\x15", "c");
    await test.waitFor((rows) => rows[2] === "code 63");
    test.screen.close();
  });
});

describe("a menu", () => {
  it("moves and takes, and no paste presses its keys", async () => {
    const test = openTestTerminal(<Menu />);
    await test.waitFor((rows) => rows[0] === "▶ one");
    await test.press("\x1b[200~j\r\x1b[201~");
    await test.press("j");
    await test.waitFor((rows) => rows[1] === "▶ two" && rows[3] === "none, no paste");
    await test.press("\r");
    await test.waitFor((rows) => rows[3] === "two, no paste");
    test.screen.close();
  });
});
