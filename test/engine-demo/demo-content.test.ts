import { describe, expect, it } from "vitest";
import type { ParsedMail, ParsedMessage } from "../../src/channels/import-item.ts";
import {
  demoCases,
  demoComments,
  demoLocks,
  demoMerges,
  demoProfiles,
} from "../../src/engine/demo/decisions.ts";
import { demoContent } from "../../src/engine/demo/demo-content.ts";
import { type DemoAccount, demoCards, demoPeople } from "../../src/engine/demo/people.ts";
import { readScript } from "../../src/engine/demo/read-script.ts";
import { matchKeys } from "../../src/matching/match-keys.ts";

const now = Date.UTC(2026, 4, 20, 9, 30);
const content = demoContent(now);
const accounts = [...Object.values(demoPeople).flat(), ...demoCards];
const said = content.items
  .map((item) => item.content)
  .filter((one): one is ParsedMail | ParsedMessage => one.type === "mail" || one.type === "message");
const threadOf = (one: ParsedMail | ParsedMessage): string =>
  one.type === "mail" ? (one.messageId ?? "").split(".")[0]! : one.thread!.replace("demo-", "");
const everyText = JSON.stringify([content, accounts, demoCases, demoComments, demoProfiles, demoMerges]);

describe("the sample data", () => {
  it("is large enough to show: people, channels, conversations", () => {
    expect(Object.keys(demoPeople).length).toBeGreaterThanOrEqual(60);
    expect(new Set(said.map(threadOf)).size).toBeGreaterThanOrEqual(165);
    expect(said.length).toBeGreaterThanOrEqual(400);
    const kinds = new Set(accounts.map((account) => account.kind));
    expect([...kinds].sort()).toEqual(
      ["call", "chat", "email", "instagram", "messenger", "other", "sms", "whatsapp", "x"].sort(),
    );
  });

  it("uses every person and every account of theirs", () => {
    const used = new Set(
      said.flatMap((one) =>
        one.type === "mail"
          ? [one.from!.address, ...one.to.map((to) => to.address)].map((address) => `email:${address}`)
          : [`${one.kind}:${one.handle}`],
      ),
    );
    const unused = Object.values(demoPeople)
      .flat()
      .map(({ kind, handle }) => `${kind}:${handle}`)
      .filter((account) => !used.has(account));
    expect(unused).toEqual([]);
  });

  it("is the same for the same moment, and moves with it", () => {
    expect(demoContent(now)).toEqual(content);
    const later = demoContent(now + 1000).items.map((item) => item.content);
    expect(
      later.filter((one) => one.type !== "identity").map((one) => "sentAt" in one && one.sentAt! - 1000),
    ).toEqual(said.map((one) => one.sentAt));
  });

  it("lies in the past, minutes to weeks ago, oldest first", () => {
    const times = said.map((one) => one.sentAt!);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(now - times.at(-1)!).toBeGreaterThan(60_000);
    expect(now - times.at(-1)!).toBeLessThan(3_600_000);
    expect(now - times[0]!).toBeGreaterThan(30 * 86_400_000);
    expect(now - times[0]!).toBeLessThan(60 * 86_400_000);
  });

  it("names nobody's real address: only domains reserved by RFC 2606", () => {
    const hosts = [...everyText.matchAll(/(?:@|https?:\/\/)((?:[a-z0-9-]+\.)+[a-z]{2,})/gi)].map(
      ([, host]) => host!,
    );
    expect(hosts.length).toBeGreaterThan(100);
    expect(hosts.filter((host) => !/(^|\.)(example|example\.(com|org|net))$/.test(host))).toEqual([]);
  });

  it("names nobody's real number: only ranges kept for fiction", () => {
    const numbers = [...everyText.matchAll(/\+\d[\d ]{7,}\d/g)].map(([number]) => number);
    expect(numbers.length).toBeGreaterThan(20);
    const fictional = /^\+(1 \d{3} 555 01\d\d|44 7700 900\d{3}|44 20 7946 0\d{3}|33 6 39 98 \d\d \d\d)$/;
    expect(numbers.filter((number) => !fictional.test(number))).toEqual([]);
  });

  it("names nobody's real account: X and Instagram allow no hyphen", () => {
    const handles = accounts.filter(({ kind }) => kind === "x" || kind === "instagram");
    expect(handles.length).toBeGreaterThan(10);
    expect(handles.filter(({ handle }) => !/^@[a-z]+(-[a-z]+)+$/.test(handle))).toEqual([]);
  });

  it("decides only about people and conversations that exist, and conversations are told apart", () => {
    const known = new Set(accounts.map(({ kind, handle }) => `${kind}:${handle}`));
    const named = [...demoProfiles, ...demoLocks, ...demoComments]
      .map(({ of }) => of)
      .concat(demoMerges.flatMap(({ into, from }) => [into, from]));
    expect(named.filter((handle) => !known.has(handle))).toEqual([]);
    const subjects = content.conversations.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(demoCases.filter(({ subject }) => !subjects.includes(subject))).toEqual([]);
  });

  it("shows what it is for: joined by the channel, to be found, and to be left alone", () => {
    const keysOf = (account: DemoAccount) =>
      matchKeys({ name: "", email: "", phone: "", uid: "", channel: account.kind, ...account }, { d1: true });
    const joins = (rule: string) =>
      accounts.flatMap((a, n) =>
        accounts
          .slice(n + 1)
          .filter((b) => keysOf(a).some((x) => x.rule === rule && keysOf(b).some((y) => x.value === y.value)))
          .map((b) => `${a.kind}+${b.kind} ${b.name || a.name}`),
      );
    expect(joins("M2").sort()).toEqual([
      "call+whatsapp Jim W",
      "sms+whatsapp Owen Pryce",
      "whatsapp+call Fatima Benali",
      "whatsapp+sms Priya Raman",
    ]);
    expect(joins("D1").sort()).toEqual([
      "email+chat Greta Vogel",
      "email+chat Mateo Ibáñez Ruiz",
      "email+other Bram de Jong",
      "email+other Katherine Bell",
    ]);
    const alone = accounts.filter((account) => keysOf(account).length === 0).map(({ handle }) => handle);
    expect(alone).toContain("noreply@swiftline.example");
    expect(alone).toContain("office@ridgeway-school.example");
    expect(alone).toContain("visitor-5512");
    expect(said.some((one) => one.type === "mail" && one.list !== null)).toBe(true);
    expect(said.some((one) => one.type === "message" && one.others.length > 1)).toBe(true);
  });
});

describe("readScript", () => {
  it("reads who, when and what; a full row runs on, a short one breaks", () => {
    const long = "a ".repeat(60).trim();
    const [thread] = readScript(
      `== ann+bob email 2h | Hello\n> ann: ${long}\nb\n\nAnn\n< 30m Mara to ann: Hi\n`,
    );
    expect(thread).toEqual({
      people: ["ann", "bob"],
      kind: "email",
      subject: "Hello",
      lines: [
        { direction: "in", person: "ann", agent: "", ago: 7_200_000, text: `${long} b\n\nAnn` },
        { direction: "out", person: "ann", agent: "Mara", ago: 5_400_000, text: "Hi" },
      ],
    });
  });

  it.each([
    ["a kind that is none", "== ann fax 2h | Hello\n> Hi\n"],
    ["somebody who takes no part", "== ann+bob email 2h | Hello\n> eve: Hi\n"],
    ["an answer by nobody", "== ann email 2h | Hello\n< Hi\n"],
    ["a line from the future", "== ann email 2h | Hello\n> Hi\n> 3h there\n"],
    ["silence", "== ann email 2h | Hello\n"],
  ])("throws on %s", (_, script) => {
    expect(() => readScript(script)).toThrow(/^demo script: /);
  });
});
