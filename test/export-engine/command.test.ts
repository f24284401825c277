import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeskOfPeople, openDeskOfPeople, people } from "../cli/desk-of-people.ts";

let desk: DeskOfPeople;
beforeAll(async () => {
  desk = await openDeskOfPeople();
  await desk.run("import", await desk.file("people.csv", people(1)));
}, 60_000);
afterAll(() => desk.close());

describe("onefold export", () => {
  it("[D5] --out writes a file and says which", async () => {
    const out = join(desk.folder, "exports");
    const customer = String((await desk.document("show", "mail:ada1@example.org")).id);
    const file = join(out, `customer-${customer.slice(0, 11)}.zip`);
    expect(await desk.document("export", customer, "--out", out)).toEqual({
      files: [file],
      mailed: null,
      queued: false,
      failure: null,
    });
    expect(await desk.run("export", customer, "--out", out)).toMatchObject({
      code: 0,
      out: `Written: ${file}\n`,
    });
  });

  it("[D5] without a mail server the export waits, and says why", async () => {
    const args = ["export", "mail:ada1@example.org", "--to", "agent@example.com"];
    expect(await desk.document(...args)).toEqual({
      files: [],
      mailed: null,
      queued: true,
      failure: "not-configured",
    });
    const ran = await desk.run(...args);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("waits in the outbox");
    expect(ran.out).toContain("ONEFOLD_SMTP_URL");
    expect((await desk.run("--lang", "es", ...args)).out).toContain("bandeja de salida");
  });

  it.each([
    [["--to", "a@example.com", "--out", "x"], "either mailed"],
    [["--to", "not an address"], "--to needs one plain email address"],
    [[], "set your own address as “email” in the config.json"],
  ])("[D5] wrong usage says what to type: %j", async (args, message) => {
    const { code, out, err } = await desk.run("export", "mail:ada1@example.org", ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err).toContain("onefold export --help");
  });

  it("[D5] a disk that refuses is a failure, a customer that is not there is not found", async () => {
    const file = await desk.file("in-the-way", "");
    const { code, err } = await desk.run("export", "mail:ada1@example.org", "--out", file);
    expect(code).toBe(1);
    expect(err).toContain("could not be written");
    expect((await desk.run("export", "mail:nobody@example.org", "--out", desk.folder)).code).toBe(4);
  });

  it("[F9] a locked customer is refused with the rule", async () => {
    await desk.run("lock", "mail:ada1@example.org");
    const ran = await desk.run("--json", "export", "mail:ada1@example.org", "--to", "agent@example.com");
    expect(ran.code).toBe(3);
    expect(ran.json).toMatchObject([{ refused: { rule: "F9" } }]);
    await desk.run("unlock", "mail:ada1@example.org");
  });
});
