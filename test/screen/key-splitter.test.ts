import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Key } from "../../views/screen/key.ts";
import { createKeySplitter } from "../../views/screen/key-splitter.ts";

const samples: readonly (readonly [bytes: string, ...names: string[]])[] = [
  ["j", "j"],
  ["G", "G"],
  ["ñ", "ñ"],
  ["漢", "漢"],
  ["👨‍👩‍👧", "👨‍👩‍👧"],
  [" ", "space"],
  ["\r", "enter"],
  ["\n", "enter"],
  ["\t", "tab"],
  ["\x7f", "backspace"],
  ["\x08", "backspace"],
  ["\x03", "ctrl+c"],
  ["\x0c", "ctrl+l"],
  ["\x00", "ctrl+space"],
  ["\x1bx", "alt+x"],
  ["\x1b[A", "up"],
  ["\x1bOB", "down"],
  ["\x1b[1;5C", "ctrl+right"],
  ["\x1b[1;2D", "shift+left"],
  ["\x1b[a", "shift+up"],
  ["\x1bOa", "ctrl+up"],
  ["\x1b[H", "home"],
  ["\x1bOF", "end"],
  ["\x1b[1~", "home"],
  ["\x1b[5~", "pageup"],
  ["\x1b[6~", "pagedown"],
  ["\x1b[3;5~", "ctrl+delete"],
  ["\x1b[3$", "shift+delete"],
  ["\x1b[Z", "shift+tab"],
  ["\x1bOP", "f1"],
  ["\x1b[[C", "f3"],
  ["\x1b[24~", "f12"],
  ["\x1bOj", "*"],
  ["\x1b[97u", "a"],
  ["\x1b[97;5u", "ctrl+a"],
  ["\x1b[97:65;2u", "A"],
  ["\x1b[27u", "escape"],
  ["\x1b[13u", "enter"],
  ["\x1b[27;5;105~", "ctrl+i"],
  ["\x1b\x1b[A", "alt+up"],
  // Releases, replies, focus and mouse type nothing.
  ["\x1b[97;1:3u"],
  ["\x1b[?1u"],
  ["\x1b[I"],
  ["\x1b[24;80R"],
  ["\x1b[?64;1;2c"],
  ["\x1b[M !!"],
  ["\x1b[<0;10;10M"],
  ["\x1b]11;rgb:0000/0000/0000\x1b\\"],
  ["\x1bP1$r0m\x1b\\"],
  ["\x1b[200~two\nlines\x1b[A\x1b[201~", "paste"],
];

const collect = () => {
  const keys: Key[] = [];
  const splitter = createKeySplitter((key) => keys.push(key));
  const until = async (count: number) => {
    while (keys.length < count) await new Promise((resolve) => setImmediate(resolve));
    return keys;
  };
  return { keys, until, push: splitter.push, stop: splitter.stop };
};

describe("the key splitter", () => {
  it.each(samples)("reads %j as %j", async (bytes, ...names) => {
    const keys = collect();
    keys.push(bytes);
    keys.push("~");
    await keys.until(names.length + 1);
    expect(keys.keys.map((key) => key.name)).toEqual([...names, "~"]);
  });

  it("gives the same keys however the bytes are cut", async () => {
    // A grapheme of several characters that the line cuts comes as several keys: nobody can know better.
    const whole = samples.filter(([bytes]) => !bytes.includes("\u200d"));
    const separated = fc.array(fc.constantFrom(...whole), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(separated, fc.array(fc.nat(1000)), async (chosen, cuts) => {
        // A letter between two samples keeps graphemes and sequences from joining.
        const bytes = Buffer.from(chosen.map(([sample]) => `${sample}.`).join(""));
        const expected = chosen.flatMap(([, ...names]) => [...names, "."]);
        const places = [...new Set(cuts.map((cut) => cut % bytes.length))].sort((a, b) => a - b);
        const keys = collect();
        let from = 0;
        for (const place of [...places, bytes.length]) {
          keys.push(bytes.subarray(from, place));
          from = place;
        }
        await keys.until(expected.length);
        expect(keys.keys.map((key) => key.name)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it("tells Escape from the start of a sequence by a short wait", async () => {
    const keys = collect();
    keys.push("\x1b");
    expect(keys.keys).toEqual([]);
    await keys.until(1);
    expect(keys.keys[0]!.name).toBe("escape");
    keys.push("\x1b\x1b");
    await keys.until(3);
    expect(keys.keys.map((key) => key.name)).toEqual(["escape", "escape", "escape"]);
    keys.push("\x1b[");
    await keys.until(4);
    expect(keys.keys[3]!.name).toBe("alt+[");
  });

  it("hands over one key per macrotask", async () => {
    let inTurn = 0;
    let most = 0;
    let count = 0;
    const splitter = createKeySplitter(() => {
      inTurn++;
      most = Math.max(most, inTurn);
      count++;
      queueMicrotask(() => {
        inTurn = 0;
      });
    });
    splitter.push("jjjj\r\x1b[Aabc");
    while (count < 9) await new Promise((resolve) => setImmediate(resolve));
    expect(most).toBe(1);
  });

  it("presses no keys by the rest of a paste that is too long", async () => {
    const keys = collect();
    keys.push(`\x1b[200~${"x".repeat(1 << 20)}`);
    keys.push("qqq\x1b[20");
    keys.push("1~j");
    await keys.until(2);
    expect(keys.keys.map((key) => key.name)).toEqual(["paste", "j"]);
  });

  it("presses no keys by the rest of a paste that stalled, and takes keys again after it", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const keys = collect();
    keys.push("\x1b[200~one");
    vi.advanceTimersByTime(3000);
    keys.push("qqq");
    vi.advanceTimersByTime(2999);
    keys.push("q");
    vi.advanceTimersByTime(3000);
    keys.push("j");
    vi.useRealTimers();
    await keys.until(2);
    expect(keys.keys.map((key) => key.name)).toEqual(["paste", "j"]);
  });

  it("keeps a paste together, with the sequences in it as text", async () => {
    const keys = collect();
    keys.push("\x1b[200~q\x1b[2J\r");
    keys.push("x\x1b[20");
    keys.push("1~j");
    await keys.until(2);
    expect(keys.keys).toEqual([
      { name: "paste", text: "q\x1b[2J\rx" },
      { name: "j", text: "j" },
    ]);
  });

  it("stays quick on a long text without bracketed paste", async () => {
    const keys = collect();
    keys.push("é".repeat(20_000));
    await keys.until(100);
    keys.stop();
    expect(keys.keys.length).toBeLessThan(20_000);
  });
});
