import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltProgram, buildProgram } from "../cli/built-program.ts";

type Name = "alice" | "bob";
type Printed = Readonly<Record<string, unknown>>;

describe("[L2] a hub and two desks as processes", { timeout: 400_000 }, () => {
  let program: BuiltProgram;
  let folder: string;
  let hub: ChildProcess | undefined;
  beforeAll(async () => {
    program = await buildProgram();
    folder = await mkdtemp(join(tmpdir(), "onefold-connected-"));
    const rows = Array.from(
      { length: 8 },
      (_, n) => `mail,email,p${n}@example.org,Person ${n},c${n},Hello ${n}`,
    );
    await writeFile(join(folder, "people.csv"), `channel,kind,handle,name,thread,text\n${rows.join("\n")}\n`);
  }, 120_000);
  afterAll(async () => {
    hub?.kill("SIGKILL");
    await program.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs a command on a data folder and gives what it printed, one object a line. */
  const run = async (data: string, ...args: readonly string[]): Promise<readonly Printed[]> => {
    const { code, out, err } = await program.run("--data", join(folder, data), "--json", ...args);
    expect({ args, code, err }).toEqual({ args, code: 0, err: "" });
    return out
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Printed);
  };
  /** Decisions one after the other; gives the operation of each. */
  const decide = async (
    name: Name,
    decisions: readonly (readonly string[])[],
  ): Promise<readonly string[]> => {
    const operations: string[] = [];
    for (const decision of decisions) {
      const [printed] = await run(name, ...decision);
      operations.push(printed!.operation as string);
    }
    return operations;
  };
  const sync = (name: Name) => run(name, "sync", "--once");
  const person = (n: number): string => `mail:p${n}@example.org`;

  it("let both decide offline by command, and agree once both were back", async () => {
    const tokens: Record<string, string> = {};
    for (const [name, role] of [
      ["alice", "admin"],
      ["bob", "agent"],
    ] as const) {
      const [added] = await run("hub", "agent", "add", name, "--role", role);
      tokens[name] = added!.token as string;
    }
    hub = program.start("--data", join(folder, "hub"), "--json", "hub", "--port", "0");
    const hubEnded = once(hub, "close");
    const [line] = (await once(createInterface({ input: hub.stdout! }), "line")) as [string];
    const { listening } = JSON.parse(line) as { listening: string };
    await run("alice", "connect", listening, "--token", tokens.alice!);
    await run("alice", "import", join(folder, "people.csv"));
    const [thread] = await run("alice", "threads", "--customer", person(6));
    const [opened] = await run("alice", "case", "open", thread!.id as string);
    await sync("alice");
    await run("bob", "connect", listening, "--token", tokens.bob!);
    await sync("bob");

    const cases = opened!.case as string;
    // Both work at the same time; what is first of what meets is decided in the first half.
    const [first] = await Promise.all([
      decide("alice", [
        ["merge", person(0), person(1)],
        ["lock", person(2)],
        ["anonymize", person(3), "--yes"],
        ["case", "cancel", cases],
      ]),
      decide("bob", [
        ["edit", person(4), "--set", "company=of Bob"],
        ["comment", person(5), "by Bob"],
      ]),
    ]);
    const [, vain] = await Promise.all([
      decide("alice", [
        ["edit", person(4), "--set", "company=of Alice"],
        ["comment", person(5), "by Alice"],
      ]),
      decide("bob", [
        ["merge", person(1), person(0)],
        ["edit", person(2), "--set", "company=of Bob"],
        ["edit", person(3), "--set", "company=of Bob"],
        ["comment", cases, "on the case"],
      ]),
    ]);
    expect(await sync("bob")).toEqual([{ sent: 6, received: 0, pending: 0 }]);
    expect(await sync("alice")).toEqual([{ sent: 6, received: 6, pending: 0 }]);
    expect(await sync("bob")).toEqual([{ sent: 0, received: 6, pending: 0 }]);
    hub.kill("SIGTERM");
    await hubEnded;

    const digests = await Promise.all(["alice", "bob", "hub"].map((data) => run(data, "digest")));
    expect(new Set(digests.map(([printed]) => printed!.digest)).size).toBe(1);
    expect(digests.map(([printed]) => printed!.operations)).toEqual([15, 15, 15]);
    const [shown, one] = await Promise.all([run("bob", "show", person(4)), run("alice", "show", person(0))]);
    expect(shown[0]!.profile).toMatchObject({ company: "of Alice" });
    expect(one[0]!.identities).toHaveLength(2);
    const told = await run("bob", "notices");
    expect(
      new Map(told.map(({ operation, now, rule, cause }) => [operation, [now, rule, causeIn(cause)]])),
    ).toEqual(
      new Map([
        [vain[0], ["refused", "F5", first[0]]],
        [vain[1], ["refused", "F9", first[1]]],
        [vain[2], ["refused", "F10", first[2]]],
        [vain[3], ["refused", "F11", first[3]]],
      ]),
    );
    expect(await run("alice", "notices")).toEqual([]);
  });
});

const causeIn = (cause: unknown): unknown => (cause as { operation: string } | null)?.operation;
