import { describe, expect, it } from "vitest";
import type { ShownProfile } from "../../src/desk.ts";
import { fieldOrder } from "../../src/domain/profile.ts";
import { changeProfile, emptyProfile } from "../../src/operations/profile-change.ts";
import {
  changeOf,
  createDraft,
  faultOf,
  hasFault,
  withPrimary,
  withValue,
} from "../../views/navigation/profile-draft.ts";

const set = (value: string) => ({ value, given: false });
const given = (value: string) => ({ value, given: true });
const profile = (emails: ShownProfile["list"]["emails"]): ShownProfile => ({
  single: { firstName: given("Ada"), lastName: null, company: set("Engines"), gender: null, notes: null },
  list: { emails, mobilePhones: [], homePhones: [], tags: [] },
});
const draftOf = (...emails: ShownProfile["list"]["emails"]) => createDraft("c1", profile(emails), fieldOrder);
const addEmail = { type: "add", field: "emails" } as const;
const email = (index: number) => ({ type: "value", field: "emails", index }) as const;

describe("[I2] a profile as it is edited", () => {
  it("changes nothing until a value reads otherwise; a given value that stays is not set", () => {
    const draft = draftOf(given("a@x.org"));
    expect(changeOf(draft)).toBeNull();
    const typed = withValue(draft, { type: "single", field: "firstName" }, " Ada ");
    expect(changeOf(typed)).toBeNull();
    expect(changeOf(withValue(draft, { type: "single", field: "company" }, ""))).toMatchObject({
      fields: ["company"],
      change: { set: { company: null } },
    });
  });

  it("keeps the given email as the primary one when a secondary one is added", () => {
    const draft = withValue(draftOf(given("a@x.org")), addEmail, "b@x.org");
    expect(changeOf(draft)?.change).toMatchObject({ add: { emails: ["a@x.org", "b@x.org"] } });
  });

  it.each([
    ["makes the last one primary", [2, 0, 1]],
    ["makes the middle one primary", [1, 0, 2]],
    ["changes nothing", [0, 1, 2]],
  ])("[F8] leads to the wanted order by removals and additions: %s", (_, order) => {
    const old = ["a@x.org", "b@x.org", "c@x.org"];
    const draft = withPrimary(draftOf(...old.map(set)), "emails", order[0] ?? 0);
    const stored = changeProfile(emptyProfile, { add: { emails: old } }, "o1");
    const change = changeOf(draft)?.change ?? {};
    const after = changeProfile(stored, change, "o2").list.emails?.map(({ value }) => value);
    expect(after).toEqual(order.map((index) => old[index]));
  });

  it("[V2] marks what is no address or has fewer than four digits, beside the value", () => {
    const draft = withValue(draftOf(), addEmail, "nobody");
    expect(faultOf(draft, email(0))).toBe("email");
    expect(hasFault(withValue(draft, email(0), "nobody@x.org"))).toBe(false);
    const phone = withValue(draftOf(), { type: "add", field: "homePhones" }, "12-3");
    expect(faultOf(phone, { type: "value", field: "homePhones", index: 0 })).toBe("phone");
  });

  it("does not mark what was there before: other rules let it in", () => {
    expect(faultOf(draftOf(set("root@localhost")), email(0))).toBeNull();
  });
});
