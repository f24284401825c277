/**
 * `node scripts/screens.ts FOLDER [--only SCENE,…] [--lang en|es] [--size 80x24]`: runs the built program on its sample
 * data in a pseudo-terminal, walks through everything that an agent can see, in both languages and at both sizes that
 * the program promises, and writes each screen as PNG and as text into the folder, to be looked at.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { scenes } from "./screens/scenes.ts";
import { openStages } from "./screens/stage.ts";

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];
const languages = ["en", "es"] as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, lang: { type: "string" }, size: { type: "string" } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("name the folder that the screens go to");

const only = values.only?.split(",");
const stages = await openStages(resolve(folder));
const failures: string[] = [];
try {
  for (const language of languages.filter((each) => [each, undefined].includes(values.lang as never))) {
    for (const size of sizes) {
      const name = `${size.columns}x${size.rows}`;
      if (values.size !== undefined && values.size !== name) continue;
      for (const scene of scenes.filter((each) => only?.includes(each.name) ?? true)) {
        console.log(`${language} ${name} ${scene.name}`);
        await scene.play(stages.stage(language, size, scene.name)).catch((error: unknown) => {
          failures.push(`${language} ${name} ${scene.name}`);
          console.error(error instanceof Error ? error.message : error);
        });
        await stages.rest();
      }
    }
  }
} finally {
  await stages.close();
}
if (failures.length > 0) {
  console.error(`not walked to their end: ${failures.join(", ")}`);
  process.exitCode = 1;
}
