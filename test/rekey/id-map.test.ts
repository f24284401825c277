import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IdentitySeen, MessageArrived } from "../../src/domain/facts.ts";
import { createFactIds, type FactIds, naturalKeyOf } from "../../src/engine/fact-ids.ts";
import { writeNaturalKeys } from "../../src/engine/natural-keys.ts";
import { createIdMap, type IdMap } from "../../src/engine/rekey/id-map.ts";
import { rekeyBatch } from "../../src/engine/rekey/rekey-batch.ts";
import { matchKeys } from "../../src/matching/match-keys.ts";
import { createLog } from "../../src/operations/fold-log.ts";
import type { Entry } from "../../src/operations/fold-types.ts";
import { withoutTexts } from "../../src/operations/normalise.ts";
import { type Batch, emptyBatch } from "../../store/batch.ts";
import { everything, histories } from "../operations/histories.ts";

const secret = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const hubs = createFactIds({ secret: secret(9), before: null });

const mapOf = (batches: readonly Batch[], before: FactIds, erased: ReadonlySet<string> = new Set()) =>
  createIdMap(
    (async function* () {
      yield* batches;
    })(),
    { before, after: hubs, isErased: (identity) => erased.has(identity) },
  );

describe("keying anew", () => {
  it("[F15] folds to the same, with the other ids", { timeout: 120_000 }, async () => {
    const erasures = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(histories(everything), erasures, async (history, erases) => {
        const ids = createFactIds({ secret: secret(1), before: null });
        const entries = history.map((entry, index) => {
          const keyed = keyedEntry(entry, ids, index);
          return erases[index] === true && index % 3 === 0 ? withoutTexts(keyed) : keyed;
        });
        const batches = entries.map(batchOf);
        const idOf = await mapOf(batches, ids);
        const rekeyed = batches.map((batch) => rekeyBatch(batch, idOf)).flatMap(entriesIn);
        const [was, is] = [createLog(), createLog()];
        was.add(entries);
        is.add(rekeyed);
        expect(is.structure()).toEqual(mapped(was.structure(), idOf));
        // Nothing is left that the earlier secret keyed.
        const old = new Set(entries.flatMap((entry) => (entry.type === "identity" ? entry.identity.id : [])));
        for (const id of old) expect(JSON.stringify(rekeyed)).not.toContain(id.slice(1));
      }),
      { numRuns: 150 },
    );
  });

  it("[L2] comes to the ids that the facts would have had from the beginning", () =>
    fc.assert(
      fc.asyncProperty(desks, async (desk) => {
        for (const before of [
          createFactIds({ secret: secret(1), before: null }),
          createFactIds({ secret: secret(2), before: null }),
        ]) {
          const facts = factsKeyedWith(before, desk);
          const idOf = await mapOf([facts], before);
          expect(rekeyBatch(facts, idOf)).toEqual({ ...factsKeyedWith(hubs, desk), isOutbound: true });
        }
      }),
      { numRuns: 150 },
    ));

  it("[F10] gives an erased identity an id that nothing leads to, and the next of its handle the first", async () => {
    const before = createFactIds({ secret: secret(1), before: null });
    const facts = factsKeyedWith(before, [{ person: 1, to: [], answers: 0, seed: 0 }]);
    const [first] = facts.identities;
    const [message] = facts.messages;
    const next = { ...first!, id: before.identity("mail", "email", "p1@x.org", 1) };
    const erased = { ...emptyBatch, identities: [{ ...first!, texts: null }, next] };
    const idOf = await mapOf([erased, { ...emptyBatch, messages: [{ ...message!, texts: null }] }], before);
    expect(idOf(first!.id)).toBe(hubs.rekeyed(first!.id));
    expect(idOf(next.id)).toBe(hubs.identity("mail", "email", "p1@x.org", 0));
    expect(idOf(message!.id)).toBe(hubs.rekeyed(message!.id));
    // Also while its texts still stand in the journal.
    const waiting = { ...facts, identities: [first!, next] };
    const same = await mapOf([waiting], before, new Set([first!.id]));
    for (const id of [first!.id, next.id, message!.id]) expect(same(id)).toBe(idOf(id));
    // An import tells the erased message by the secret of before.
    expect(
      createFactIds({ secret: secret(9), before: secret(1) }).rekeyedMessage(
        "mail",
        naturalKeyOf("message 0"),
      ),
    ).toBe(idOf(message!.id));
  });

  it("keeps what an older program wrote, whose texts do not lead to its ids", async () => {
    const before = createFactIds({ secret: secret(1), before: null });
    const facts = factsKeyedWith(before, [{ person: 1, to: [], answers: 0, seed: 2 }]);
    const [message] = facts.messages;
    const older = { ...message!, texts: { ...message!.texts!, key: naturalKeyOf("message 0") } };
    const idOf = await mapOf([{ ...facts, messages: [older] }], before);
    expect(idOf(message!.id)).toBe(hubs.message("mail", naturalKeyOf("message 0")));
    expect(idOf(message!.conversation)).toBe(hubs.rekeyed(message!.conversation));
    const { key: _, ...texts } = message!.texts!;
    const oldest = await mapOf([{ ...facts, messages: [{ ...message!, texts }] }], before);
    expect(oldest(message!.id)).toBe(hubs.rekeyed(message!.id));
    const thread = hubs.thread(oldest(message!.conversation), oldest(message!.identity));
    expect(oldest(message!.thread)).toBe(thread);
  });

  it("finds the key that an older program made of a unique id, whatever network gave it", async () => {
    const before = createFactIds({ secret: secret(1), before: null });
    const texts = { handle: "@ann", name: "", email: "", phone: "", uid: "U17" };
    const kind = "x" as const;
    const id = before.identity("x", kind, "ann", 0);
    const made = matchKeys({ ...texts, kind, channel: "x" }, { d1: false }).map(({ value }) => value);
    const values = ["id:U17", ...made];
    const keys = values.map((value) => ({ rule: "M2" as const, hash: before.matchKey("M2", value) }));
    const seen = { id, at: 0, writer: "w", channel: "x", kind, keys, texts };
    const idOf = await mapOf([{ ...emptyBatch, identities: [seen] }], before);
    expect(keys.map(({ hash }) => idOf(hash))).toEqual(values.map((value) => hubs.matchKey("M2", value)));
  });
});

/** A mail of somebody or of nobody (person 0), to some, in a conversation that it names or in one of its own. */
interface Mail {
  readonly person: number;
  readonly to: readonly number[];
  readonly answers: number;
  /** 0: the identity's own. */
  readonly seed: number;
}

const desks = fc.array(
  fc.record<Mail>({
    person: fc.nat(4),
    to: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    answers: fc.nat(3),
    seed: fc.nat(3),
  }),
  { minLength: 1, maxLength: 8 },
);

const factsKeyedWith = (ids: FactIds, mails: readonly Mail[]): Batch => {
  const identities = new Map<string, IdentitySeen>();
  const messages: MessageArrived[] = [];
  const references = new Map<string, string>();
  const see = (id: string, handle: string): string => {
    const texts = {
      handle,
      name: handle === "" ? "" : `Person ${handle}`,
      email: handle,
      phone: "",
      uid: "",
    };
    const kind = "email" as const;
    const keys = matchKeys({ ...texts, kind, channel: "mail" }, { d1: true }).map(({ rule, value }) => ({
      rule,
      hash: ids.matchKey(rule, value),
    }));
    if (!identities.has(id)) {
      const at = identities.size * 1024;
      identities.set(id, { id, at, writer: "w", channel: "mail", kind, keys, texts });
    }
    return id;
  };
  for (const [index, { person, to, answers, seed }] of mails.entries()) {
    const natural = naturalKeyOf(`message ${index}`);
    const message = ids.message("mail", natural);
    const people = [...new Set([person, ...to])].filter((each) => each > 0);
    const seen = people.map((each) =>
      see(ids.identity("mail", "email", `p${each}@x.org`, 0), `p${each}@x.org`),
    );
    if (seen.length === 0) seen.push(see(ids.anonymousIdentity(message), ""));
    const seedKey = seed === 0 ? null : naturalKeyOf(`seed ${seed}`);
    const made =
      seedKey === null
        ? []
        : [
            { kind: "message" as const, natural: naturalKeyOf(`message-id ${index}`) },
            ...(answers === 0
              ? []
              : [{ kind: "subject" as const, natural: naturalKeyOf(`subject ${answers}`) }]),
          ];
    const key = writeNaturalKeys({ message: natural, seed: seedKey, references: made });
    for (const [place, identity] of seen.entries()) {
      const conversation =
        seedKey === null ? ids.ownConversation(identity) : ids.conversation("mail", seedKey);
      for (const each of made) {
        const hash = ids.reference("mail", each.kind, each.natural);
        if (!references.has(hash)) references.set(hash, conversation);
      }
      messages.push({
        id: place === 0 ? message : ids.messageCopy(message, identity),
        thread: ids.thread(conversation, identity),
        ...{ conversation, identity, at: index, writer: "w", direction: "in", sentAt: null },
        texts: { author: "", subject: "", text: `text ${index}`, key },
      });
    }
  }
  return { operations: [], identities: [...identities.values()], messages, references: [...references] };
};

/** An entry of a made-up history with ids as a desk has them; no two at one time, as one writer's are. */
const keyedEntry = (entry: Entry, ids: FactIds, index: number): Entry => {
  const id = (short: string): string => {
    const rest = naturalKeyOf(`o${short.slice(1)}`);
    if (/^i\d$/.test(short)) return ids.identity("mail", "email", `${short}@x.org`, 0);
    if (/^c\d$/.test(short))
      return `c${ids.identity("mail", "email", `i${short.slice(1)}@x.org`, 0).slice(1)}`;
    if (/^t\d$/.test(short)) return ids.thread("v0", short);
    return /^[odakn]\d+\.\d+$/.test(short) ? short[0] + rest : short;
  };
  const deep = (value: unknown): unknown => {
    if (typeof value === "string") return id(value);
    if (Array.isArray(value)) return value.map(deep);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, deep(each)]));
  };
  if (entry.type === "operation") {
    const { operation } = entry;
    const at = operation.at * 1000 + index;
    return {
      type: "operation",
      operation: { ...operation, id: id(operation.id), at, body: deep(operation.body) } as never,
    };
  }
  const { identity } = entry;
  const texts = { ...identity.texts!, handle: `${identity.id}@x.org` };
  const own = matchKeys({ ...texts, kind: "email", channel: identity.channel }, { d1: false });
  const keys = [
    ...identity.keys.map(({ rule, hash }) => ({ rule, hash: ids.matchKey(rule, hash) })),
    ...own.map(({ rule, value }) => ({ rule, hash: ids.matchKey(rule, value) })),
  ];
  return {
    type: "identity",
    identity: { ...identity, id: id(identity.id), at: identity.at * 1000 + index, keys, texts },
  };
};

const batchOf = (entry: Entry): Batch =>
  entry.type === "operation"
    ? { ...emptyBatch, operations: [entry.operation] }
    : { ...emptyBatch, identities: [entry.identity] };

const entriesIn = ({ operations, identities }: Batch): readonly Entry[] => [
  ...operations.map((operation): Entry => ({ type: "operation", operation })),
  ...identities.map((identity): Entry => ({ type: "identity", identity })),
];

const mapped = (lines: readonly string[], idOf: IdMap): readonly string[] =>
  lines
    .map((line) =>
      JSON.stringify(
        (JSON.parse(line) as unknown[]).map((part) => (typeof part === "string" ? idOf(part) : part)),
      ),
    )
    .sort();
