import fc from "fast-check";
import ICAL from "ical.js";
import { expect, it } from "vitest";
import { customerVcard } from "../../src/exports/archive-vcard.ts";
import { anIdentity, aProfile, givenValue, sampleCustomer, setValue, textOf } from "./sample-customer.ts";

/** Property name → values, as another reader understands the card. */
const cardOf = (text: string) => {
  const card = new ICAL.Component(ICAL.parse(text));
  const valuesOf = (name: string) => card.getAllProperties(name).map((property) => property.getValues());
  return { card, valuesOf };
};

it("[D5] the card holds the profile and the accounts, read back by another program", async () => {
  const source = sampleCustomer({
    profile: aProfile({
      single: {
        firstName: setValue("Nadia"),
        lastName: setValue("Quim;per"),
        company: setValue("Acme, Inc."),
        gender: setValue("non-binary"),
        notes: setValue("one\ntwo, three; \\four"),
      },
      list: {
        emails: [setValue("nadia@example.org"), givenValue("n@example.com")],
        mobilePhones: [setValue("+34 600 000 000")],
        tags: [setValue("vip"), setValue("a,b")],
      },
    }),
    identities: [anIdentity({ kind: "other", channel: 'fo"rum', handle: "nadia;q" })],
  });
  const text = await textOf(customerVcard(source));
  const { card, valuesOf } = cardOf(text);
  expect(valuesOf("version")).toEqual([["4.0"]]);
  expect(valuesOf("fn")).toEqual([["Nadia Quimper"]]);
  expect(valuesOf("n")).toEqual([[["Quim;per", "Nadia", "", "", ""]]]);
  expect(valuesOf("note")).toEqual([["one\ntwo, three; \\four"]]);
  expect(valuesOf("email")).toEqual([["nadia@example.org"], ["n@example.com"]]);
  expect(card.getFirstProperty("email")?.getParameter("pref")).toBe("1");
  expect(card.getFirstProperty("tel")?.getParameter("type")).toBe("cell");
  expect(valuesOf("categories")).toEqual([["vip", "a,b"]]);
  expect(valuesOf("gender")).toEqual([[["", "non-binary"]]]);
  expect(valuesOf("socialprofile")).toEqual([["nadia;q"]]);
  expect(card.getFirstProperty("socialprofile")?.getParameter("service-type")).toBe('fo"rum');
});

it("[D5] an anonymized customer has no name in the card", async () => {
  const source = sampleCustomer({
    locale: "es",
    customer: { id: "a1", name: null, locked: false, anonymized: true },
  });
  expect(cardOf(await textOf(customerVcard(source))).valuesOf("fn")).toEqual([["Anónimo"]]);
});

it("[D5] any text comes back, in lines of at most 75 octets, and adds no property", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 120 }), async (note) => {
      const tricky = `${note}\r\nEND:VCARD\nX-EVIL:1`;
      const source = sampleCustomer({ profile: aProfile({ single: { notes: setValue(tricky) } }) });
      const text = await textOf(customerVcard(source));
      for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const { valuesOf } = cardOf(text);
      expect(valuesOf("x-evil")).toEqual([]);
      expect(valuesOf("note")).toEqual([[tricky.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\t\n]/gu, " ")]]);
    }),
    { numRuns: 200 },
  );
});
