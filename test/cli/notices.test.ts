import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFakeLine } from "../views/fake-line.ts";
import { type DeskOfPeople, openDeskOfPeople, people } from "./desk-of-people.ts";
import { runCli } from "./fake-io.ts";

describe("[F12] what became of an agent's own decisions, on the command line", () => {
  let desk: DeskOfPeople;
  beforeAll(async () => {
    desk = await openDeskOfPeople();
    await desk.run("import", await desk.file("people.csv", people(1)));
  });
  afterAll(() => desk.close());

  it("is told by notices in the sentence of the screen, and acknowledged", async () => {
    const line = createFakeLine();
    line.notify([{}]);
    const openDesk = async () => ({ desk: { openSession: () => line, close: async () => {} } });
    const run = (...args: string[]) => runCli(["--lang", "en", ...args], { openDesk });
    const { json } = await run("notices", "--json");
    expect(json).toEqual([
      expect.objectContaining({
        operation: "o1",
        was: "applied",
        now: "refused",
        rule: "F9",
        summary: expect.stringMatching(/^Your edit of the profile .* changes nothing: bob had locked/),
        cause: expect.objectContaining({ by: "bob", kind: "customer.lock" }),
        acknowledged: false,
      }),
    ]);
    expect((await run("notices", "--read")).out).toContain("bob had locked the customer");
    expect((await run("notices", "--json")).json).toMatchObject([]);
  });

  it("decides once more what was decided before", async () => {
    const ada = "mail:ada1@example.org";
    const { operation } = await desk.document("edit", ada, "--set", "company=Engines");
    await desk.run("edit", ada, "--set", "company=Looms");
    expect((await desk.document("repeat", operation as string, "--dry-run")).would).toBeDefined();
    expect((await desk.document("show", ada)).profile).toMatchObject({ company: "Looms" });
    const again = await desk.document("repeat", operation as string);
    expect(again.operation).not.toBe(operation);
    expect((await desk.document("show", ada)).profile).toMatchObject({ company: "Engines" });
    expect((await desk.run("--agent", "bob", "repeat", operation as string)).code).toBe(4);
  });

  it("switches how the folder's line works, by config", async () => {
    const line = createFakeLine();
    const openDesk = async () => ({ desk: { openSession: () => line, close: async () => {} } });
    const run = (...args: string[]) => runCli(["--lang", "en", ...args], { openDesk });
    expect((await run("config", "get", "presence", "--json")).json).toMatchObject([{ value: true }]);
    expect((await run("config", "set", "presence", "off")).out).toContain("presence: off");
    expect((await run("config", "get", "presence", "--json")).json).toMatchObject([{ value: false }]);
    await run("config", "unset", "presence");
    expect((await run("config", "--json")).json).toContainEqual({
      key: "presence",
      value: true,
      setBy: null,
    });
    expect((await run("config", "set", "thin", "perhaps")).code).toBe(2);
    expect((await desk.run("config", "get", "thin")).code).toBe(4);
  });
});
