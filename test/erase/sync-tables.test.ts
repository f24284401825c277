import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { readNaturalKeys } from "../../src/engine/natural-keys.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { emptyBatch } from "../../store/batch.ts";
import { openTestDesk, type TestDesk } from "../engine/open-test-desk.ts";
import { customerOf, decide, leaveTraces, type MadeUpPerson, traces } from "./made-up-person.ts";
import { rawGrep } from "./raw-grep.ts";

describe("erasing what stands beside the log for sync", { timeout: 120_000 }, () => {
  let desk: TestDesk;
  let person: MadeUpPerson;
  beforeEach(async () => {
    desk = await openTestDesk();
    person = await leaveTraces(desk);
  });
  afterEach(() => desk.dispose());

  /** Closes the desk, works on its folder, opens it again. */
  const within = async <T>(work: (engine: Engine) => Promise<T>): Promise<T> => {
    let result: T | undefined;
    await desk.reopen({
      between: async () => {
        const engine = await openEngine({ data: desk.data, template: inject("template") });
        if ("tag" in engine) throw new Error(engine.tag);
        result = await engine.exclusive(() => work(engine));
        await engine.close();
      },
    });
    return result as T;
  };

  it("[F10] leaves nothing of the person in what waits to be offered, in notices and in natural keys", async () => {
    const customer = await customerOf(desk, `mail:${traces.email}`);
    const told = await within(async (engine) => {
      const lockedAt = engine.tick();
      const remark = { ...decided("oremark", engine), kind: "comment.add", texts: { text: traces.comment } };
      const edit = {
        ...decided("oedit", engine),
        kind: "customer.edit",
        texts: { set: { company: traces.company } },
      };
      const lock = {
        id: "olock",
        at: lockedAt,
        kind: "customer.lock",
        by: "bob",
        writer: "welsewhere",
        texts: null,
      };
      await engine.write(
        {
          ...emptyBatch,
          operations: [
            { ...remark, body: { customer, message: null } } as Operation,
            { ...edit, body: { customer, fields: ["company"] } } as Operation,
          ],
          isOutbound: true,
        },
        [],
      );
      // Bob's lock comes before the edit; then the hub refuses the remark.
      await engine.write({ ...emptyBatch, operations: [{ ...lock, body: { customer } } as Operation] }, []);
      await engine.write(
        { ...emptyBatch, withdrawn: [{ id: "oremark", refusal: { rule: "F13", code: "not-allowed" } }] },
        [],
      );
      await engine.write(
        {
          ...emptyBatch,
          operations: [
            {
              ...lock,
              id: "ounlock",
              at: engine.tick(),
              kind: "customer.unlock",
              body: { customer },
            } as Operation,
          ],
        },
        [],
      );
      return tablesOf(engine);
    });
    const keys = told.messages.map(({ natural_key }) => natural_key!);
    expect(keys).toHaveLength(person.messages + 1);
    expect(keys.every((key) => readNaturalKeys(key) !== null)).toBe(true);
    expect(told.outbound).toEqual([{ id: "oedit" }]);
    expect(told.notices.map(({ operation, now }) => [operation, now])).toEqual([
      ["oedit", "refused"],
      ["oremark", "withdrawn"],
    ]);
    expect(await rawGrep(desk.data, ...partsOf(keys[0]!))).not.toEqual([]);

    await decide(desk, { kind: "customer.anonymize", body: { identities: person.identities }, texts: null });
    await desk.call("erasure", {});
    const left = await within(tablesOf);
    // Bo's mail keeps its own.
    expect(left.messages).toHaveLength(1);
    const gone = keys.filter((key) => key !== left.messages[0]!.natural_key).flatMap(partsOf);
    expect(await rawGrep(desk.data, ...gone, ...Object.values(traces))).toEqual([]);
    expect(left.notices.map(({ operation }) => operation)).toEqual(["oedit", "oremark"]);
    expect((await desk.call("check", { scan: gone[0]! })).found).toEqual([]);
    expect(await desk.call("check", {})).toMatchObject({ ok: true });
  });
});

const decided = (id: string, engine: Engine) => ({
  id,
  at: engine.tick(),
  by: "alice",
  writer: engine.writer,
});

/** The natural keys that stand in one text, each by itself. */
const partsOf = (text: string): readonly string[] => {
  const { message, seed, references } = readNaturalKeys(text)!;
  return [message, ...(seed === null ? [] : [seed]), ...references.map(({ natural }) => natural)];
};

const tablesOf = async ({ db }: Engine) => ({
  messages: await db.selectFrom("message").select("natural_key").execute(),
  outbound: await db.selectFrom("outbound").select("id").orderBy("id").execute(),
  notices: await db.selectFrom("notice").selectAll().orderBy("operation").execute(),
});
