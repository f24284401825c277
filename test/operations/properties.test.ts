import { describe, it } from "vitest";
import { properties } from "./properties.ts";

// 20,000 runs each: node scripts/fold-properties.ts
const runs = Number(process.env.FOLD_PROPERTY_RUNS ?? 300);

describe("properties of the fold", () => {
  for (const { name, check } of properties) it(name, () => check(runs));
});
