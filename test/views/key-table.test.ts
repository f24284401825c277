import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/i18n/language.ts";
import { keyTableMarkdown } from "../../views/keys/key-table.ts";
import { withKeyTable } from "../../views/keys/with-key-table.ts";

const en = createLanguage("en", "UTC").text;

describe("the key table", () => {
  it("stands in the README as the keymap has it (else: node scripts/key-table.ts)", async () => {
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    expect(withKeyTable(readme, keyTableMarkdown(en))).toBe(readme);
  });

  it("replaces what stood between the markers, and nothing else", () => {
    const text = "a\n<!-- keys: made by scripts/key-table.ts -->\nold\n<!-- /keys -->\nb\n";
    const changed = withKeyTable(text, "new\n");
    expect(changed).toBe("a\n<!-- keys: made by scripts/key-table.ts -->\nnew\n<!-- /keys -->\nb\n");
    expect(() => withKeyTable("no markers", "new\n")).toThrow("keys");
  });
});
