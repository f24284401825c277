import { describe, expect, it } from "vitest";
import type { RefusalCode } from "../../src/domain/refusal.ts";
import type { RejectionCode } from "../../src/domain/rejection.ts";
import { cliTextOf } from "../../src/i18n/cli-text.ts";
import { createLanguage } from "../../src/i18n/language.ts";
import { rejectionWords } from "../../src/i18n/rejection-words.ts";
import type { OperationKind } from "../../src/operations/operation.ts";
import { displayWidth } from "../../views/screen/width.ts";

const en = createLanguage("en", "UTC").text;
const es = createLanguage("es", "UTC").text;

const noon = Date.UTC(2024, 4, 15, 12);
const hour = 3_600_000;
const day = 24 * hour;

describe("[S6] languages", () => {
  it("follows POSIX and BCP 47 locales, and falls back to English", () => {
    expect(createLanguage("es_ES.UTF-8", "UTC").text.nav.inbox).toBe("Bandeja de entrada");
    expect(createLanguage("es-MX", "UTC").text.customer.title).toBe("Información del cliente");
    for (const locale of ["C", "POSIX", "", "C.UTF-8", "fr_FR", "!!"]) {
      expect(createLanguage(locale, "UTC").text.nav.inbox).toBe("Inbox");
    }
    expect(createLanguage("en", "Nowhere/Else").dates.full(noon)).toContain("12:00");
  });

  it("uses the sources' own labels", () => {
    expect(Object.values(es.customer.tabs)).toEqual([
      "Resumen",
      "Perfil",
      "Casos",
      "Mensajes",
      "Identidades",
      "Privacidad",
    ]);
    expect(es.nav.routing).toBe("Modo de enrutamiento");
    expect(es.identities.find).toBe("Buscar identidades coincidentes");
    expect(es.identities.search).toBe("Buscar");
    expect(es.anonymous).toBe("Anónimo");
    expect(Object.values(en.customer.tabs)).toEqual([
      "Summary",
      "Profile",
      "Cases",
      "Messages",
      "Identities",
      "More",
    ]);
    expect(en.identities.find).toBe("Find matching identities");
  });

  it("writes short dates by their age, in the screen's zone", () => {
    const { dates } = createLanguage("en-GB", "UTC");
    expect(dates.short(noon - hour, noon)).toBe("11:00");
    expect(dates.short(noon - day, noon)).toBe("Yest");
    expect(dates.short(noon - 2 * day, noon)).toBe("Mon");
    expect(dates.short(Date.UTC(2024, 2, 12), noon)).toBe("12 Mar");
    expect(dates.short(Date.UTC(2019, 2, 12), noon)).toBe("2019");
    expect(dates.short(null, noon)).toBe("");
    expect(createLanguage("en", "Asia/Tokyo").dates.short(noon - hour, noon)).toBe("20:00");
    expect(createLanguage("en", "Asia/Tokyo").dates.short(Date.UTC(2024, 4, 14, 14), noon)).toBe("Yest");
  });

  it("keeps short dates within their column", () => {
    for (const locale of [
      ...["en", "es", "en-GB", "es-MX", "ja", "ja_JP.UTF-8", "zh-CN", "zh-TW", "ko", "th", "ar-SA", "fa"],
    ]) {
      const { dates } = createLanguage(locale, "UTC");
      for (let days = 0; days < 500; days += 1) {
        expect(displayWidth(dates.short(noon - days * day, noon))).toBeLessThanOrEqual(dates.shortWidth);
      }
    }
  });

  it("writes days and months in the language of the words, as the region writes them", () => {
    const march = Date.UTC(2024, 2, 12);
    for (const locale of ["ja", "ja_JP.UTF-8", "zh-CN", "ko", "fr_FR", "de"]) {
      const { dates } = createLanguage(locale, "UTC");
      expect(dates.short(march, noon)).toMatch(/^(Mar 12|12 Mar)$/);
      expect(dates.short(noon - 2 * day, noon)).toBe("Mon");
    }
    expect(createLanguage("es-MX", "UTC").dates.short(march, noon)).toBe("12 mar");
    expect(createLanguage("ja", "UTC").number(12345)).toBe("12,345");
  });

  it.each([
    ["es", "12.345"],
    ["es_ES.UTF-8", "12.345"],
    ["es-MX", "12,345"],
    ["en", "12,345"],
    ["de-CH", "12'345"],
  ])("groups digits in one way everywhere: in %s as %s", (locale, written) => {
    const { text, number } = createLanguage(locale, "UTC");
    expect(number(12345)).toBe(written);
    expect(text.inbox.messages(12345)).toContain(written);
    expect(cliTextOf(locale).digest(12345, 1)).toContain(written);
    const most = number(10_000);
    expect(text.settings.prompts.limit).toContain(most);
    expect(text.settings.faults.limit).toContain(most);
  });

  it("counts in plural forms and groups digits", () => {
    expect(en.inbox.messages(1)).toBe("1 message");
    expect(en.inbox.messages(5332)).toBe("5,332 messages");
    expect(es.inbox.messages(1)).toBe("1 mensaje");
    expect(es.inbox.messages(2)).toBe("2 mensajes");
    expect([1, 2].map(en.met.notices.more)).toEqual(["and 1 older one", "and 2 older ones"]);
    expect([1, 2].map(es.met.notices.more)).toEqual(["y 1 más antiguo", "y 2 más antiguos"]);
  });

  it("writes no number into the name of an agent", () => {
    expect(en.sync.presence.here("mara#2", 1)).toBe("mara#2 is here");
    expect(es.sync.presence.typing("mara#2, tom", 2)).toBe("mara#2, tom están escribiendo");
  });

  it("says one thing in the same words on screen and on the command line", () => {
    const line = cliTextOf("es").line.states;
    expect(line).toEqual(es.sync.hub.states);
    const { applied, undone, refused } = cliTextOf("es").states;
    expect(es.deciding.history.states).toEqual({ applied, undone, refused });
    expect(es.summary).toMatchObject({ undone, refused });
    expect(cliTextOf("en").line.states).toEqual(en.sync.hub.states);
  });

  it("says why an item was rejected, with the detail where there is one", () => {
    for (const code of Object.keys(en.rejections) as RejectionCode[]) {
      const [english, spanish] = [en, es].map(({ rejections }) =>
        rejectionWords(rejections, { code, detail: "9" }),
      );
      expect(spanish).not.toBe(english);
      expect(spanish!.includes("9")).toBe(english!.includes("9"));
      expect(rejectionWords(es.rejections, { code })).not.toMatch(/undefined|\(\)/);
    }
  });

  it("[F12] says of every refusal what happened and what is safe", () => {
    const codes = Object.keys(en.refusals) as RefusalCode[];
    for (const locale of ["en", "es"]) {
      const language = createLanguage(locale, "UTC");
      for (const code of codes) {
        const sentence = language.refusal({ rule: "F9", code, by: "ana", at: noon * 1024 });
        expect(sentence).toMatch(/Nothing (else )?was changed|No se ha cambiado nada/);
      }
    }
    const locked = createLanguage("en-GB", "UTC").refusal({
      rule: "F9",
      code: "locked",
      by: "ana",
      at: noon * 1024,
    });
    expect(locked).toContain("locked by ana, 15 May 2024, 12:00");
  });

  it("[F12] says of every refusal of every recorded decision which one counts", () => {
    const codes = Object.keys(en.met.because) as RefusalCode[];
    const kinds = Object.keys(en.met.nouns) as OperationKind[];
    const causeless = ["unknown-target", "not-allowed", "last-admin", "not-undone", "not-empty", "invalid"];
    const unrecorded = ["no-recipient", "bad-recipient", "unwritable"];
    for (const locale of ["en", "es"]) {
      const language = createLanguage(locale, "UTC");
      for (const code of codes)
        for (const kind of kinds) {
          const alone = { kind, state: "refused", refusal: { rule: "F9", code }, undoneBy: null } as const;
          const met = { ...alone, refusal: { ...alone.refusal, by: "ana", at: noon * 1024 } } as const;
          for (const row of [alone, met])
            expect(language.became(row)).toMatch(/^(It changed nothing|No cambió nada): [^\n]+\.$/);
          if (code === "already-so" && kind === "customer.unlock") continue;
          if ([...causeless, ...unrecorded].includes(code)) continue;
          expect(language.became(met)).toMatch(/\bana\b.*2024, 12:00/);
        }
      for (const text of codes.map((code) => language.text.met.wayOut[code]("r")))
        expect(text).toMatch(/^[\p{L}].+\.$/u);
    }
  });
});
