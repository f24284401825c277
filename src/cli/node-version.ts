import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** This very Node, the path of one that is new enough, or none. */
export type Runnable = "this" | { readonly path: string } | "none";

const oldest = 24;

/** Which Node can run the program: this one, else the one that came with the program's own packages. */
export const runnableNode = (version: string, programUrl: string): Runnable => {
  if (Number.parseInt(version, 10) >= oldest) return "this";
  for (const place of ["../node_modules/node/bin/node", "../node_modules/.bin/node"]) {
    const path = fileURLToPath(new URL(place, programUrl));
    if (existsSync(path)) return { path };
  }
  return "none";
};
