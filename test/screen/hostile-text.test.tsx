import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Session } from "../../src/desk.ts";
import { App } from "../../views/app/app.tsx";
import { createFakeSession } from "../views/fake-session.ts";
import { openTestTerminal } from "./test-terminal.ts";

/** What somebody might put into a name, a handle, a subject or a mail to get at the terminal behind it. */
const attacks = [
  "\x1b[2J\x1b[H",
  "\x1b]0;title\x07",
  "\x1b]52;c;aGk=\x07",
  "\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\",
  '\x1bP$q"p\x1b\\',
  "\x1b_Gi=1\x1b\\",
  "\x1b[?1049l\x1b[?2004l",
  "\x1b[6n\x1b[c\x1b[>q",
  "\x1b[31;1mred\x1b[0m",
  "\x1bc",
  "\x9b2J\x9d0;t\x9c\x90q\x9c",
  "a\x00b\x07c\x08\x08d\x0be\x0cf\x7f",
  "\r\rover",
  "two\nlines\r\nthree\u2028four\u2029five\x85six",
  "\u202etxt.exe\u202c \u2066a\u2069 \u200fb\u200e\u061c",
  "pay\u200bpal\ufeff\u2060\u00ad\u034f",
  "\ud800x\udc00",
  "\u{e0041}\u{e0042}\u{e007f}\ue000\ufffe",
  `${"\u0301".repeat(40)}zalgo${"\u0335".repeat(40)}`,
  "\u001b\u200d[2J",
  "👨‍👩‍👧‍👦\u200d\u200d🇪🇸🇪",
];

const hostileKeys = new Set([
  "name",
  "customerName",
  "handle",
  "subject",
  "text",
  "author",
  "email",
  "value",
  "channel",
]);

/** A session whose every text is hostile, in turn. */
const hostileSession = (strings: readonly string[]): Session => {
  let next = 0;
  const spoil = (value: unknown, key: string): unknown => {
    if (typeof value === "string")
      return hostileKeys.has(key) ? `${strings[next++ % strings.length]}` : value;
    if (Array.isArray(value)) return value.map((each) => spoil(each, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoil(each, name)]));
  };
  const session = createFakeSession({ threads: Math.max(60, strings.length) });
  return {
    ...session,
    call: async (name, args) => spoil(await session.call(name, args), "") as never,
  };
};

/** Everything that the program itself makes: its modes, cursor moves, erasing, SGR. */
const own = /\x1b\[\?(?:1049|25|7|2004)[hl]|\x1b\[[0-9;]*[ABCDGHJKXm]|\r|\x08/g;
const forbidden =
  /[\u034f\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\u{e0000}-\u{e007f}\p{Cs}]/u;

const expectOnlyOwn = async (strings: readonly string[]) => {
  const test = openTestTerminal(<App session={hostileSession(strings)} />, { columns: 120, rows: 40 });
  await test.waitFor((rows) => rows.some((row) => row.includes("▶")));
  for (const key of [
    "j",
    "j",
    "\x1b[6~",
    "\r",
    "\x1b[27u",
    "c",
    "2",
    "3",
    "4",
    "5",
    "1",
    "\x1b[27u",
    "/",
    "a",
    "b",
  ]) {
    await test.press(key);
    await test.rows();
  }
  test.screen.close();
  await test.screen.closed;
  const rest = test.written().replace(own, "");
  expect(rest).not.toMatch(forbidden);
};

describe("text from outside, on the real screen", () => {
  it("[design §5] brings no byte to the terminal that the program did not make", () =>
    expectOnlyOwn(attacks));

  const file = join(process.env.ONEFOLD_TEST_DATA ?? "", "robustness", "blns.txt");
  it.skipIf(!process.env.ONEFOLD_TEST_DATA || !existsSync(file))(
    "[design §5] nor does any naughty string",
    () => expectOnlyOwn(readFileSync(file, "utf8").split("\n")),
  );
});
