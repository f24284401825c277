/**
 * Writes the key table of the README out of the keymap, between its two markers.
 * `node scripts/key-table.ts` writes, `--check` exits 1 when the README is stale, `--print` prints the table.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createLanguage } from "../src/i18n/language.ts";
import { keyTableMarkdown } from "../views/keys/key-table.ts";
import { withKeyTable } from "../views/keys/with-key-table.ts";

const en = createLanguage("en", "UTC").text;

const readme = new URL("../README.md", import.meta.url);
const table = keyTableMarkdown(en);

if (process.argv.includes("--print")) process.stdout.write(table);
else {
  const before = await readFile(readme, "utf8");
  const after = withKeyTable(before, table);
  if (!process.argv.includes("--check")) await writeFile(readme, after);
  else if (before !== after) {
    process.stderr.write("README.md: the key table is stale; run: node scripts/key-table.ts\n");
    process.exitCode = 1;
  }
}
