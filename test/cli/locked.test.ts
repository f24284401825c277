import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeskOfPeople, openDeskOfPeople, people } from "./desk-of-people.ts";

describe("[F9] a locked customer", () => {
  const n = 50;
  const ada = `mail:ada${n}@example.org`;
  const onX = `x:@ada_k${n}`;
  let desk: DeskOfPeople;
  let merge = "";
  beforeAll(async () => {
    desk = await openDeskOfPeople();
    await desk.run("import", await desk.file("people.csv", people(n)));
    const { operation } = await desk.document("merge", ada, onX);
    merge = operation as string;
    await desk.document("lock", ada);
  });
  afterAll(() => desk.close());

  it("refuses every way of changing or exporting it with the same reason, exit 3", async () => {
    const ways = [
      ["edit", ada, "--set", "company=x"],
      ["merge", ada, `wa:+49 171 23456${n}`],
      ["merge", `mail:bo${n}@example.org`, ada],
      ["merge", ada, `wa:+49 171 23456${n}`, "--dry-run"],
      ["unmerge", onX],
      ["anonymize", ada, "--yes"],
      ["export", ada, "--out", join(desk.folder, "out")],
      ["export", ada, "--to", "me@example.org"],
      ["undo", merge],
      ["undo", merge, "--dry-run"],
    ];
    const reasons = new Set<unknown>();
    for (const way of ways) {
      const { code, json } = await desk.run("--json", ...way);
      expect([way[0], code]).toEqual([way[0], 3]);
      reasons.add(JSON.stringify(json));
    }
    expect([...reasons]).toHaveLength(1);
    expect([...reasons][0]).toMatch(/"rule":"F9","reason":"This customer was locked by alice, /u);
  });

  it("takes comments and cases, and every change again once it is unlocked", async () => {
    expect((await desk.run("comment", ada, "Locked for the audit.")).code).toBe(0);
    await desk.document("unlock", ada);
    expect((await desk.run("edit", ada, "--set", "company=x")).code).toBe(0);
    expect((await desk.run("undo", merge)).code).toBe(0);
  });
});
