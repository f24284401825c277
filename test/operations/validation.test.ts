import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decision } from "../../src/operations/operation.ts";
import { operations } from "../../src/operations/operations.ts";
import { validateDecision } from "../../src/operations/validate-decision.ts";

const id = (letter: string, last = "0") => `${letter}${last.padStart(26, "0")}`;
const edit = (texts: object, fields: string[]): Decision =>
  ({ kind: "customer.edit", body: { customer: id("c"), fields }, texts }) as Decision;
const faultOf = (decision: object) => validateDecision(decision as Decision)?.detail ?? null;

describe("decisions where they enter", () => {
  it("[F14] [V2] checks email addresses, phone numbers of at least 4 digits, and lengths", () => {
    expect(
      faultOf(
        edit({ add: { emails: ["a@x.org"], mobilePhones: ["+34 (91) 12"] } }, ["emails", "mobilePhones"]),
      ),
    ).toBe(null);
    expect(faultOf(edit({ add: { emails: ["a@x"] } }, ["emails"]))).toBe("emails: is not an email address");
    expect(faultOf(edit({ add: { homePhones: ["12-3"] } }, ["homePhones"]))).toBe(
      "homePhones: needs at least 4 digits",
    );
    expect(faultOf(edit({ set: { firstName: "x".repeat(201) } }, ["firstName"]))).toBe(
      "firstName: is longer than 200",
    );
    expect(faultOf(edit({ remove: { emails: ["not valid any more"] } }, ["emails"]))).toBe(null);
  });

  it("[F14] the kept part lists exactly the fields that the texts change", () => {
    expect(faultOf(edit({ set: { firstName: "Ann" } }, ["lastName"]))).toBe("fields: is malformed");
    expect(faultOf(edit({ set: { firstName: "Ann" } }, []))).toBe("fields: is malformed");
    expect(faultOf(edit({ set: { shoe: "42" } }, ["shoe"]))).toBe("shoe: is no field with one value");
    expect(faultOf(edit({ set: { emails: "a@x.org" } }, ["emails"]))).toBe(
      "emails: is no field with one value",
    );
    expect(faultOf(edit({ add: { emails: [""] } }, ["emails"]))).toBe("emails: is malformed");
  });

  it("[F14] knows the shape of every kind's ids", () => {
    const c = (last: string) => id("c", last);
    const good: object[] = [
      { kind: "customer.merge", body: { into: c("1"), from: [c("2")], fields: [] }, texts: {} },
      { kind: "customer.lock", body: { customer: id("d") }, texts: null },
      { kind: "customer.unlock", body: { customer: id("a") }, texts: null },
      { kind: "customer.anonymize", body: { identities: [id("i")] }, texts: null },
      { kind: "identity.detach", body: { identity: id("i"), from: c("1") }, texts: null },
      { kind: "operation.undo", body: { operations: [id("o")] }, texts: null },
      { kind: "operation.redo", body: { operations: [id("o")] }, texts: null },
      { kind: "comment.add", body: { case: id("k"), message: id("m") }, texts: { text: "x" } },
      { kind: "comment.add", body: { customer: c("1"), message: null }, texts: { text: "x" } },
      { kind: "case.open", body: { thread: id("t"), identity: id("i") }, texts: null },
      { kind: "case.close", body: { case: id("k") }, texts: null },
      { kind: "case.cancel", body: { case: id("k") }, texts: null },
      { kind: "suggestion.dismiss", body: { customers: [c("1"), c("2")] }, texts: null },
      { kind: "agent.set", body: { agent: "Ana María", role: "agent" }, texts: null },
      { kind: "setting.set", body: { key: "role.agent", value: ["read"] }, texts: null },
    ];
    for (const decision of good) expect([decision, faultOf(decision)]).toEqual([decision, null]);
    const bad: object[] = [
      { kind: "customer.merge", body: { into: c("1"), from: [], fields: [] }, texts: {} },
      { kind: "customer.merge", body: { into: c("1"), from: [c("2"), c("2")], fields: [] }, texts: {} },
      { kind: "customer.lock", body: { customer: "ann@x.org" }, texts: null },
      { kind: "customer.unlock", body: { customer: id("i") }, texts: null },
      { kind: "customer.anonymize", body: { identities: [] }, texts: null },
      { kind: "identity.detach", body: { identity: c("1"), from: c("1") }, texts: null },
      { kind: "operation.undo", body: { operations: [id("o"), id("o")] }, texts: null },
      { kind: "operation.redo", body: { operations: [] }, texts: null },
      { kind: "comment.add", body: { case: id("k"), message: null }, texts: { text: "  " } },
      { kind: "comment.add", body: { case: id("k"), message: "x" }, texts: { text: "x" } },
      { kind: "case.open", body: { thread: id("i"), identity: id("i") }, texts: null },
      { kind: "case.close", body: { case: "" }, texts: null },
      { kind: "case.cancel", body: { case: id("t") }, texts: null },
      { kind: "suggestion.dismiss", body: { customers: [c("1"), c("1")] }, texts: null },
      { kind: "agent.set", body: { agent: "a\u001bb", role: null }, texts: null },
      { kind: "setting.set", body: { key: "role.agent", value: ["fly"] }, texts: null },
      { kind: "customer.teleport", body: {}, texts: null },
    ];
    for (const decision of bad) expect([decision, faultOf(decision) === null]).toEqual([decision, false]);
  });

  it("[F14] refuses any shape from outside and never throws", () => {
    const anything = fc.anything({ maxDepth: 3 });
    const kinds = fc.constantFrom(...Object.keys(operations), "customer.teleport");
    const bodies = fc.oneof(
      anything,
      fc.dictionary(
        fc.constantFrom(
          "into",
          "from",
          "fields",
          "customer",
          "identities",
          "operations",
          "case",
          "message",
          "key",
          "value",
        ),
        anything,
      ),
    );
    fc.assert(
      fc.property(kinds, bodies, anything, (kind, body, texts) => {
        const refused = validateDecision({ kind, body, texts } as Decision);
        expect(refused === null || refused.code === "invalid").toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("[F14] names the field and the fault, never the value", () => {
    const secret = "very-private";
    expect(faultOf(edit({ add: { emails: [secret] } }, ["emails"]))).not.toContain(secret);
  });
});
