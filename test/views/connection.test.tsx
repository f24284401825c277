import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/i18n/language.ts";
import { type SyncStatus, statusSegments, statusWidth } from "../../views/connection/sync-status.ts";
import { displayWidth } from "../../views/screen/width.ts";

const glyphs = { unsent: "↑", notice: "!" } as Parameters<typeof statusSegments>[3];
const now = new Date();
const at = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 0, 0).getTime();

const said = (status: Partial<SyncStatus>, columns: number, locale: string): string => {
  const whole = {
    state: "connected",
    since: at,
    reason: null,
    unsent: 0,
    percent: null,
    notices: 0,
  } as const;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const width = statusWidth(columns) - 1;
  const segments = statusSegments({ ...whole, ...status }, width, createLanguage(locale, zone), glyphs);
  const line = segments.map(({ text }) => text).join("");
  expect(displayWidth(line)).toBe(width);
  return line.trimStart();
};

describe("the end of the last row", () => {
  it("says the state in words where there is room, with signs where there is little", () => {
    expect(said({}, 120, "en")).toBe("connected");
    const offline = { state: "offline", unsent: 12, notices: 2 } as const;
    expect(said(offline, 120, "en")).toBe("2 notices  12 unsent  offline since 00:00");
    expect(said(offline, 80, "en")).toBe("!2 ↑12 offline 00:00");
    expect(said(offline, 120, "es")).toBe("!2 ↑12 sin conexión desde 00:00");
    expect(said(offline, 80, "es")).toBe("!2 ↑12 sin red 00:00");
    expect(said({ state: "refused", reason: "unauthorized" }, 80, "en")).toBe("token refused");
    expect(said({ percent: 45, notices: 1 }, 80, "en")).toBe("!1 receiving 45 %");
  });

  it("leaves out the numbers before the state, and keeps its width whatever it says", () => {
    const crowded = { state: "offline", unsent: 123_456, notices: 99 } as const;
    expect(said(crowded, 80, "en")).toBe("↑123,456 offline 00:00");
    expect(said({ ...crowded, unsent: 12_345_678 }, 80, "en")).toBe("offline 00:00");
    for (const state of ["connecting", "connected", "offline", "refused"] as const)
      for (const locale of ["en", "es"])
        for (const columns of [80, 120])
          for (const unsent of [0, 1, 999_999])
            said({ state, unsent, notices: unsent, reason: "another-desk" }, columns, locale);
  });
});
