import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { encodeBase32 } from "../../src/domain/ids.ts";
import type { SyncEntry } from "../../src/sync/entry.ts";
import { decodeEntry, type EncodedEntry, encodeEntry } from "../../src/sync/entry-codec.ts";
import { idDigest } from "../../src/sync/id-digest.ts";
import { packIds, unpackIds } from "../../src/sync/pack-ids.ts";
import { readUpdate } from "../../src/sync/read-update.ts";
import { feedShard, logShard, parseShard, weekOf } from "../../src/sync/shard-name.ts";
import { synthesise } from "../../src/sync/synthesise.ts";
import { openWindow } from "./shard-window.ts";

const idOf = (letter: string) =>
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => letter + encodeBase32(bytes));
const clock = fc.integer({ min: 0, max: 2 ** 52 });
const writer = `w${"1".repeat(26)}`;
const otherWriter = `w${"2".repeat(26)}`;
const writers = fc.constantFrom(writer, otherWriter);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const entries: fc.Arbitrary<SyncEntry> = fc.oneof(
  fc
    .record({
      id: idOf("o"),
      at: clock,
      by: fc.string(),
      writer: writers,
      customer: idOf("c"),
      text: maybe(fc.string()),
    })
    .map(
      ({ customer, text, ...rest }): SyncEntry => ({
        type: "operation",
        operation: {
          ...rest,
          kind: "comment.add",
          body: { customer, message: null },
          texts: text === null ? null : { text },
        },
      }),
    ),
  fc
    .record({
      id: idOf("i"),
      at: clock,
      writer: writers,
      channel: fc.string(),
      hash: idOf("h"),
      name: maybe(fc.string()),
    })
    .map(
      ({ hash, name, ...rest }): SyncEntry => ({
        type: "identity",
        identity: {
          ...rest,
          kind: "email",
          keys: [{ rule: "M2", hash }],
          texts: name === null ? null : { handle: "h", name, email: "", phone: "", uid: "" },
        },
      }),
    ),
  fc
    .record({
      id: idOf("m"),
      at: clock,
      writer: writers,
      thread: idOf("t"),
      conversation: idOf("v"),
      identity: idOf("i"),
      direction: fc.constantFrom("in" as const, "out" as const),
      sentAt: maybe(clock),
      text: maybe(fc.string()),
    })
    .map(
      ({ text, sentAt, ...rest }): SyncEntry => ({
        type: "message",
        message: {
          ...rest,
          sentAt: text === null ? null : sentAt,
          texts: text === null ? null : { author: "a", subject: "s", text },
        },
      }),
    ),
  fc
    .record({ hash: idOf("r"), conversation: idOf("v") })
    .map((each): SyncEntry => ({ type: "reference", ...each })),
);

const encoded = fc.uniqueArray(
  entries.map((entry) => encodeEntry(entry, writer)),
  {
    selector: ({ id }) => id,
    maxLength: 30,
  },
);

describe("entries of a shard", () => {
  it("[F15] come back as they were", () => {
    fc.assert(
      fc.property(entries, (entry) => {
        expect(decodeEntry(encodeEntry(entry, writer), writer)).toEqual(entry);
      }),
    );
  });

  it("ids travel as bytes, and what only looks like one stays text", () => {
    const id = `c${encodeBase32(new Uint8Array(16).fill(255))}`;
    const odd = `c${"z".repeat(26)}`;
    expect(packIds({ id, odd })).toEqual({ id: expect.any(Uint8Array), odd });
    expect(unpackIds(packIds({ id, odd, list: [id] }))).toEqual({ id, odd, list: [id] });
    expect(() => unpackIds(new Uint8Array(3))).toThrow();
  });
});

describe("a window onto a shard", () => {
  it("[L2] goes on where it was left, and gives each entry once", () => {
    fc.assert(
      fc.property(encoded, fc.integer({ min: 0, max: 30 }), (all, cut) => {
        const hub = new Doc();
        const [first, second] = [all.slice(0, cut), all.slice(cut)];
        const before = writeInto(hub, 7, first, new Map());
        const read: EncodedEntry[] = [];
        const reader = openWindow({ known: before, onEntries: (given) => read.push(...given) });
        const after = writeInto(hub, 7, second, before);
        applyUpdate(reader.doc, encodeStateAsUpdate(hub, encodeStateVector(reader.doc)), "hub");
        expect(byId(read)).toEqual(byId(second));
        expect(reader.known()).toEqual(after);
        // Nothing that a window tells the hub can take away what it stands for.
        applyUpdate(hub, encodeStateAsUpdate(reader.doc, encodeStateVector(hub)));
        expect([...hub.getMap("ops").keys()].sort()).toEqual(all.map(({ id }) => id).sort());
      }),
    );
  });

  it("an update holds entries and nothing else", () => {
    fc.assert(
      fc.property(encoded, (all) => {
        const hub = new Doc();
        writeInto(hub, 7, all, new Map());
        const { entries: read, deletions } = readUpdate(encodeStateAsUpdate(hub));
        expect(byId(read.map(({ id, kept, texts }) => ({ id, kept, texts })))).toEqual(byId(all));
        expect(deletions).toEqual([]);
      }),
    );
    const odd = new Doc();
    odd.getText("before").insert(0, "...");
    expect(() => readUpdate(encodeStateAsUpdate(odd))).toThrow("something else");
    const replacing = new Doc();
    replacing.getMap("ops").set("a", new Uint8Array(1));
    replacing.getMap("ops").set("a", new Uint8Array(2));
    expect(() => readUpdate(encodeStateAsUpdate(replacing))).toThrow("something else");
  });
});

describe("a shard made out of the log", () => {
  it("is the shard that was written, without the texts that were erased", () => {
    fc.assert(
      fc.property(encoded, encoded, fc.func(fc.boolean()), (own, others, isErased) => {
        const hub = new Doc();
        writeInto(hub, 7, own, new Map());
        writeInto(
          hub,
          9,
          others.filter(({ id }) => !own.some((each) => each.id === id)),
          new Map(),
        );
        const { entries: placed } = readUpdate(encodeStateAsUpdate(hub));
        const erased = new Set(placed.filter(({ id }) => isErased(id)).map(({ id }) => id));
        hub.transact(() => {
          for (const id of erased) hub.getMap("texts").delete(id);
        });
        const made = new Doc();
        applyUpdate(
          made,
          synthesise(
            placed.map(({ client, clock, width, id, kept, texts }) => ({
              ...{ client, clock, width },
              entry: { id, kept, texts: erased.has(id) ? null : texts },
            })),
          ),
        );
        for (const map of ["ops", "texts"]) {
          expect(made.getMap(map).toJSON()).toEqual(hub.getMap(map).toJSON());
        }
        expect(encodeStateVector(made)).toEqual(encodeStateVector(hub));
        // Either can be brought up to date from the other without a change.
        applyUpdate(made, encodeStateAsUpdate(hub));
        applyUpdate(hub, encodeStateAsUpdate(made));
        expect(made.getMap("texts").toJSON()).toEqual(hub.getMap("texts").toJSON());
      }),
    );
  });
});

describe("shards", () => {
  it("are named by writer and week, or by writer and part", () => {
    expect(logShard(writer, Date.UTC(2026, 10, 26))).toBe(`log/${writer}/2026w48`);
    expect(weekOf(Date.UTC(2027, 0, 3))).toBe("2026w53");
    expect(weekOf(Date.UTC(2027, 0, 4))).toBe("2027w01");
    expect(weekOf(Date.UTC(2024, 11, 30))).toBe("2025w01");
    expect(parseShard(logShard(writer, 0))).toEqual({ kind: "log", writer, week: "1970w01" });
    expect(parseShard(feedShard(writer, 12))).toEqual({ kind: "feed", writer, part: 12 });
    for (const name of [
      "",
      "index",
      `log/${writer}`,
      `feed/${writer}/0`,
      `log/x/2026w48`,
      `feed/${writer}/1/2`,
    ])
      expect(parseShard(name)).toBeNull();
  });

  it("have a digest that does not depend on order or pieces", () => {
    const ids = ["oa", "ob", "oc"];
    expect(idDigest(ids.toReversed())).toBe(idDigest(ids));
    expect(idDigest(["oc"], idDigest(["ob", "oa"]))).toBe(idDigest(ids));
    expect(idDigest(["oa"])).not.toBe(idDigest(["ob"]));
  });
});

/** What a writer that knows `known` of a shard adds to it; gives how far it is known then. */
const writeInto = (
  hub: Doc,
  client: number,
  added: readonly EncodedEntry[],
  known: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> => {
  const window = openWindow({ known, client, onEntries: () => {} });
  window.doc.on("update", (update: Uint8Array) => applyUpdate(hub, update));
  window.add(added);
  const now = window.known();
  window.close();
  return now;
};

const byId = (list: readonly EncodedEntry[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
