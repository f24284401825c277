import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/channels/parse-date.ts";

describe("a date", () => {
  const at = Date.UTC(2003, 1, 5, 18, 30, 0);
  it.each([
    "Wed, 5 Feb 2003 19:30:00 +0100",
    "5 Feb 2003 18:30 GMT",
    "Wed, 05 Feb 03 13:30:00 EST",
    "Wed, 5 Feb 103 18:30:00 +0000",
    "Wed Feb  5 18:30:00 2003",
    "Wed Feb  5 19:30:00 CET 2003",
    "Wed, 5 Feb 2003 18:30:00",
    "Wed, 5 Feb 2003 18:30:00 (no zone)",
    "Wed, 5 Feb 2003 18:30:00 -0000",
    "Wed, 5 Feb 2003 10:30:00 -0800 (PST)",
    "Wed, 05-Feb-2003 18.30.00 Z",
    "mié, 05 feb 2003 18:30:00 +0000",
    "Wed, 5 Feb 2003 06:30:00 PM",
    "Wed, 5 Feb 2003 18 (a) : 30 : 00 +0000",
    "2003-02-05T18:30:00Z",
    "2003-02-05 19:30:00+01:00",
    "2003-02-05T18:30:00.000",
    "2003/02/05 18:30",
    "1044469800",
    "1044469800000",
  ])("%s", (text) => expect(parseDate(text)).toBe(at));

  it.each([
    "",
    "yesterday",
    "Wed, 35 Feb 2003 18:30:00 +0000",
    "Wed, 5 Feb 2003 25:30:00 +0000",
    "Wed, 5 Foo 2003 18:30:00 +0000",
    "Thu Jan 01 00:00:10 +0000",
    "Thu, 13 Feb 1869 23:32:00 +0000",
    "2003-13-05",
    "99999999999999999",
  ])("of no sense: %s", (text) => expect(parseDate(text)).toBeNull());

  it("ignores a zone that cannot be, and names it does not know", () => {
    expect(parseDate("Wed, 5 Feb 2003 18:30:00 +9900")).toBe(at);
    expect(parseDate("Wed, 5 Feb 2003 18:30:00 XYZ")).toBe(at);
  });
});
