import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { runCli } from "./fake-io.ts";

describe("usage", () => {
  it("lists every command, and helps with each by an example", async () => {
    const { out, code } = await runCli(["--help"]);
    expect(code).toBe(0);
    for (const { name, example } of commands) {
      expect(out).toMatch(new RegExp(`^  ${name} `, "mu"));
      const help = await runCli([name, "--help"]);
      expect(help).toMatchObject({ code: 0, err: "" });
      expect(help.out).toContain(`Example:\n  ${example}`);
      expect(help.out).toContain("--data <dir>");
    }
  });

  it("[S6] helps in Spanish", async () => {
    const { out } = await runCli(["import", "--help", "--lang", "es"]);
    expect(out).toMatch(/^Uso: onefold import/u);
    expect(out).not.toMatch(/Usage|Options|Arguments|Example|display/u);
    expect((await runCli(["show", "--help"], { env: { LANG: "es_MX.UTF-8" } })).out).toMatch(/^Uso:/u);
  });

  it.each([
    [["nonsense"], "There is no command nonsense."],
    [["shwo", "c1"], "There is no command shwo. (show?)"],
    [["show"], "customer is missing."],
    [["show", "c1", "c2"], "There are more arguments than this command takes."],
    [["customers", "--limit"], "--limit <n> needs a value."],
    [["customers", "--nonsense"], "There is no option --nonsense."],
    [["--lang", "xx"], "A command is missing."],
    [["digest", "--lang", "xx"], "The language is en or es."],
    [["import"], "path is missing."],
  ])("exits with 2 and says what is wrong: %j", async (args, message) => {
    const { code, out, err } = await runCli(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err).toContain("Nothing was changed.");
  });

  it("says what is wrong in Spanish too, and makes what was typed harmless", async () => {
    const { err } = await runCli(["--lang", "es", "\u001b]0;x\u0007"]);
    expect(err).toContain("No existe el comando");
    expect(err).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it("exits with 5 when another process has the folder, and names it", async () => {
    const { code, err } = await runCli(["digest"], {
      openDesk: async () => ({ failure: { tag: "folder-in-use", folder: "/data", pid: 4711 } }),
    });
    expect(code).toBe(5);
    expect(err).toContain("Process 4711 works in /data. Nothing was changed.");
  });

  it("says what to do about a damaged journal", async () => {
    const { code, err } = await runCli(["digest"], {
      openDesk: async () => ({ failure: { tag: "journal-damaged", segment: "000001", offset: 77 } }),
    });
    expect(code).toBe(1);
    expect(err).toContain("000001, byte 77. Nothing was changed. Copy the data folder");
  });

  it("says that the folder is of a newer program", async () => {
    const { code, err } = await runCli(["digest"], {
      openDesk: async () => ({ failure: { tag: "folder-of-newer-program", folder: "/data" } }),
    });
    expect(code).toBe(1);
    expect(err).toContain("A newer onefold made the tables in /data. Nothing was changed. Update this one.");
  });

  it("exits with 1 on a bug, in one harmless line", async () => {
    const { code, err, out } = await runCli(["digest"], {
      openDesk: () => Promise.reject(new Error("broken\u001b[2J\nbadly")),
    });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^onefold failed: broken.*badly.*\n$/u);
  });

  it("opens the desk when told by name", async () => {
    const { code } = await runCli(["desk"], { runDesk: async (settings) => (settings.ascii ? 1 : 42) });
    expect(code).toBe(42);
  });
});
