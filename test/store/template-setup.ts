import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { makeTemplate } from "../../store/template.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A template database, made once a run: tests open their stores from it. */
    template: string;
  }
}

/** Vitest's global set-up: makes one template for all tests, and removes it after them. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-template-"));
  const template = join(folder, "template.tar.gz");
  await makeTemplate(template);
  project.provide("template", template);
  return () => rm(folder, { recursive: true, force: true });
};
