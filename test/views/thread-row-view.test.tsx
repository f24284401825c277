import { render } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import type { ThreadRow } from "../../src/desk.ts";
import { createLanguage } from "../../src/i18n/language.ts";
import { LanguageContext } from "../../views/app/language-context.ts";
import { ThreadRowView } from "../../views/inbox/thread-row-view.tsx";
import { ScreenContext, type ScreenView } from "../../views/screen/screen.ts";
import { testTraits } from "../screen/test-terminal.ts";

const row: ThreadRow = {
  id: "t1",
  customer: "c1",
  identity: "i1",
  customerName: "Ada Nunez",
  channel: "email",
  kind: "email",
  subject: "A question",
  messages: 2,
  lastAt: Date.UTC(2019, 2, 12),
  lastDirection: "in",
  open: true,
  case: null,
};

/** A screen that does nothing, for parts that only ask what it can show. */
const screenWith = (unicode: boolean): ScreenView => ({
  ...testTraits,
  unicode,
  leave: () => {},
  fail: (error) => {
    throw error;
  },
  repaint: () => {},
  suspend: null,
  subscribeToKeys: () => () => {},
  takePastes: () => () => {},
  guard: (callback) => callback,
});

const show = (changes: Partial<ThreadRow>, { selected = false, unicode = true, locale = "en" } = {}) =>
  render(
    <ScreenContext value={screenWith(unicode)}>
      <LanguageContext value={createLanguage(locale, "UTC")}>
        <ThreadRowView row={{ ...row, ...changes }} selected={selected} width={50} />
      </LanguageContext>
    </ScreenContext>,
  );

let shown: ReturnType<typeof show> | undefined;
afterEach(() => shown?.unmount());

describe("a row of the thread list", () => {
  it("shows who, what about and when, with a sign in the gutter when selected", () => {
    shown = show({});
    expect(shown.lastFrame()).toBe("  Ada Nunez         A question                2019");
    shown = show({}, { selected: true });
    expect(shown.lastFrame()).toBe("▶ Ada Nunez         A question                2019");
  });

  it("marks threads that the desk answered last, also without Unicode", () => {
    shown = show({ lastDirection: "out" });
    expect(shown.lastFrame()).toContain(" ↩ A question ");
    shown = show({ lastDirection: "out" }, { unicode: false, selected: true });
    expect(shown.lastFrame()).toBe("> Ada Nunez         < A question              2019");
  });

  it("[D4] calls an anonymized customer Anonymous, in the reader's language", () => {
    shown = show({ customerName: null, subject: "" });
    expect(shown.lastFrame()).toContain("Anonymous         (no subject)");
    shown = show({ customerName: null, subject: "" }, { locale: "es" });
    expect(shown.lastFrame()).toContain("Anónimo");
  });

  it("stays one row of the given width, whatever the subject holds", () => {
    shown = show({ subject: "two\nlines\u001b[2J and very much more than fits into it" });
    expect(shown.lastFrame()).toMatch(/^ {2}Ada Nunez {9}two lines␛\[2J and very… {3}2019$/);
    expect(shown.lastFrame()?.split("\n")).toHaveLength(1);
  });
});
