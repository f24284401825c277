import { Box } from "ink";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { Row } from "../../views/screen/row.tsx";
import { TextArea } from "../../views/screen/text-area.tsx";
import { TextField } from "../../views/screen/text-field.tsx";
import { useKeys } from "../../views/screen/use-keys.ts";
import { openTestTerminal } from "./test-terminal.ts";

const Form = () => {
  const [value, setValue] = useState("");
  const [sent, setSent] = useState("nothing");
  useKeys(({ name }) => name === "enter" && setSent(value));
  return (
    <Box flexDirection="column">
      <TextField value={value} onChange={setValue} width={20} placeholder="Search" />
      <Row width={76} segments={[{ text: `sent ${sent}` }]} />
      <Row
        width={76}
        segments={[{ text: `code ${[...value].map((c) => c.codePointAt(0)!.toString(16))}` }]}
      />
    </Box>
  );
};

const Menu = () => {
  const [keys, setKeys] = useState("");
  useKeys(({ name }) => setKeys((before) => `${before} ${name}`));
  return <Row width={76} segments={[{ text: `keys${keys}` }]} />;
};

const hello = async (...keys: readonly string[]) => {
  const test = openTestTerminal(<Form />);
  await test.waitFor((rows) => rows[0] === "Search");
  await test.press("hello big world", ...keys);
  return { ...test, becomes: (text: string) => test.waitFor((rows) => rows[1] === `sent ${text}`) };
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

  it.each([
    ["the cursor stops at the beginning", "\x1b[D".repeat(17), "Xhello big world"],
    ["the cursor stops at the end", "\x1b[C\x1b[C", "hello big worldX"],
    ["Home", "\x1b[H", "Xhello big world"],
    ["Ctrl-A", "\x01", "Xhello big world"],
    ["End", "\x1b[H\x1b[F", "hello big worldX"],
    ["Ctrl-E", "\x01\x05", "hello big worldX"],
    ["Delete", "\x1b[H\x1b[3~", "Xello big world"],
    ["Delete at the end", "\x1b[3~", "hello big worldX"],
    ["Ctrl-W", "\x17", "hello big X"],
    ["Ctrl-W behind a blank", "\x17\x17", "hello X"],
    ["Ctrl-W within a word", "\x1b[D\x1b[D\x17", "hello big Xld"],
    ["Ctrl-K", "\x1b[D\x1b[D\x0b", "hello big worX"],
    ["Ctrl-U", "\x1b[D\x1b[D\x15", "Xld"],
  ])("%s, also in one chunk", async (_what, keys, text) => {
    const test = await hello(`${keys}X`, "\r");
    await test.becomes(text);
    test.screen.close();
  });

  it("shows the end of a text that is longer, or from the cursor on", async () => {
    const test = await hello(" is a world");
    await test.waitFor((rows) => rows[0] === "…g world is a world█");
    await test.press("\x1b[H");
    await test.waitFor((rows) => rows[0]?.startsWith("hello big") === true);
    test.screen.close();
  });

  it("a mark that is typed joins the letter before the cursor", async () => {
    const test = await hello("\x1b[D", "\u0301", "X", "\r");
    await test.becomes("hello big worl\u0301Xd");
    test.screen.close();
  });
});

describe("keys without a field", () => {
  it("come from no paste", async () => {
    const test = openTestTerminal(<Menu />);
    await test.waitFor((rows) => rows[0] === "keys");
    await test.press("\x1b[200~j\r\x1b[201~", "k");
    await test.waitFor((rows) => rows[0] === "keys k");
    test.screen.close();
  });
});

describe("a text area", () => {
  it("takes the lines of a paste as lines", async () => {
    const test = openTestTerminal(<Notes />);
    await test.waitFor((rows) => rows[4] === '"ab"');
    await test.press("\x1b[D", "\x1b[200~one\r\ntwo\x1b[2J\rthree\x1b[201~", "!");
    await test.waitFor((rows) => rows[4] === '"aone\\ntwo␛[2J\\nthree!b"');
    test.screen.close();
  });
});

const Notes = () => {
  const [value, setValue] = useState("ab");
  return (
    <Box flexDirection="column">
      <TextArea value={value} onChange={setValue} width={20} height={4} />
      <Row width={76} segments={[{ text: JSON.stringify(value) }]} />
    </Box>
  );
};
