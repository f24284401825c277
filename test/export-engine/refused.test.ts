import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Decision } from "../../src/operations/operation.ts";
import { readArchive } from "../exports/read-archive.ts";
import { type ExportDesk, openExportDesk } from "./open-export-desk.ts";

let alice: ExportDesk;
beforeAll(async () => {
  alice = await openExportDesk({ port: null });
}, 60_000);
afterAll(() => alice.dispose());

const decide = (kind: "customer.lock" | "customer.unlock"): Promise<void> =>
  alice.perform({ kind, body: { customer: alice.customer }, texts: null } as Decision);

describe("an export into a folder", () => {
  it("[D5] writes one archive, readable by its owner alone, and mails nothing", async () => {
    const out = join(alice.folder, "made", "here");
    const outcome = await alice.exportTo(null, out);
    const file = join(out, `customer-${alice.customer.slice(0, 11)}.zip`);
    expect(outcome).toEqual({ ok: { files: [file], mailed: null, queued: false, failure: null } });
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect([...(await readArchive(file)).keys()]).toContain("customer.json");
    expect(await alice.outbox()).toEqual([]);
  });

  it("[D5] says that a folder cannot be written to", async () => {
    const file = join(alice.folder, "rows.csv");
    expect(await alice.exportTo(null, join(file, "below"))).toEqual({
      refused: { rule: "D5", code: "unwritable", detail: "ENOTDIR" },
    });
  });

  it("[F10] writes nothing where no erasure would find it", async () => {
    const out = join(alice.data, "exports");
    expect(await alice.exportTo(null, out)).toMatchObject({ refused: { code: "unwritable" } });
    expect(await readdir(alice.data)).not.toContain("exports");
    expect(await alice.exportTo(null, `${alice.data}-beside`)).toMatchObject({ ok: { queued: false } });
  });
});

describe("who may not export", () => {
  it("[F9] a locked customer is refused both ways, and is exported again when unlocked", async () => {
    await decide("customer.lock");
    const out = join(alice.folder, "locked");
    await mkdir(out);
    const locked = { refused: { rule: "F9", code: "locked", by: "alice" } };
    expect(await alice.exportTo("alice@example.com")).toMatchObject(locked);
    expect(await alice.exportTo(null, out)).toMatchObject(locked);
    expect(await readdir(out)).toEqual([]);
    expect(await alice.outbox()).toEqual([]);
    await decide("customer.unlock");
    expect(await alice.exportTo(null, out)).toMatchObject({ ok: { mailed: null } });
    expect(await readdir(out)).toHaveLength(1);
  });

  it("[D5] a customer that is not there is missing", async () => {
    const customer = `c${"0".repeat(26)}`;
    expect(await alice.call("exportCustomer", { customer, to: null, out: alice.folder })).toEqual({
      missing: customer,
    });
  });

  it("[F13] [S5] a role without the permission may not, and a field it may not see is not in it", async () => {
    const set = (key: string, value: unknown) =>
      alice.perform({ kind: "setting.set", body: { key, value }, texts: null });
    await alice.perform({ kind: "agent.set", body: { agent: "bob", role: "agent" }, texts: null });
    const out = join(alice.folder, "bob");
    const asBob = () => alice.call("exportCustomer", { customer: alice.customer, to: null, out }, "bob");
    const company = async () => {
      const [name] = await readdir(out);
      const files = await readArchive(join(out, name!));
      return JSON.parse(files.get("customer.json")!).profile.company;
    };
    expect(await asBob()).toMatchObject({ ok: {} });
    expect(await company()).toMatchObject({ value: "Quimper & Co" });
    await set("profile.fields", { company: { agent: "hidden" } });
    expect(await asBob()).toMatchObject({ ok: {} });
    expect(await company()).toBeNull();
    await set("role.agent", ["read"]);
    expect(await asBob()).toEqual({ refused: { rule: "F13", code: "not-allowed" } });
  });
});

describe("what waits", () => {
  it("[D5] doctor counts it and names nobody", async () => {
    const before = await alice.call("check", {});
    expect(before.checks.find(({ name }) => name === "outbox")).toEqual({
      name: "outbox",
      ok: true,
      detail: "0 waiting, 0 failed; no mail server",
    });
    await alice.exportTo("alice@example.com");
    const { checks } = await alice.call("check", {});
    expect(checks.find(({ name }) => name === "outbox")?.detail).toBe("1 waiting, 0 failed; no mail server");
    expect(JSON.stringify(checks)).not.toContain("alice@example.com");
  });
});
