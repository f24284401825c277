import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { WebSocket } from "ws";
import type { Io } from "../../src/cli/io.ts";
import { createHubLog } from "../../src/hub/hub-log.ts";
import { openHub } from "../../src/hub/open-hub.ts";
import { logShard } from "../../src/sync/shard-name.ts";
import { runCli } from "../cli/fake-io.ts";
import { addAgents } from "./add-agents.ts";
import { certificate } from "./certificate.ts";
import { commentBy, connectReplica, headersOf, newWriter } from "./connect-replica.ts";
import { openTestHub } from "./open-test-hub.ts";

describe("onefold hub", () => {
  let folder: string;
  let data: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-hub-command-"));
    data = join(folder, "data");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Runs the command until `visit` is done with the hub that it opened. */
  const run = async (args: readonly string[], visit: (url: string) => Promise<void> = async () => {}) => {
    const interrupt = Promise.withResolvers<void>();
    const open: Io["openHub"] = async ({ dataFolder }, options) => {
      const log = pino({ level: "silent" });
      const hub = await openHub({ data: dataFolder, template: inject("template"), log, ...options });
      if (!("tag" in hub)) visit(hub.url).then(interrupt.resolve, interrupt.reject);
      return hub;
    };
    const command = ["hub", "--data", data, "--port", "0", ...args];
    const ran = await runCli(command, { openHub: open, interrupt: interrupt.promise });
    return ran;
  };

  it("says where it listens, and how to let the first agent in", async () => {
    const { code, json, err } = await run(["--json"]);
    expect(code).toBe(0);
    expect(json).toEqual([{ listening: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+$/) }]);
    expect(err).toContain(`onefold agent add NAME --role admin --data ${data}`);
    await addAgents({ data, template: inject("template") }, { alice: "admin" });
    const again = await run([]);
    expect(again).toMatchObject({ code: 0, err: "" });
    expect(again.out).toMatch(/onefold connect ws:\/\/127\.0\.0\.1:\d+ --token TOKEN/);
  });

  it("encrypts with a certificate, and says when nothing is encrypted", async () => {
    const tokens = await addAgents({ data, template: inject("template") }, { alice: "admin" });
    const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
    await writeFile(cert, certificate.cert);
    await writeFile(key, certificate.key);
    const { code, json } = await run(["--json", "--tls-cert", cert, "--tls-key", key], async (url) => {
      const token = (agent: string) => tokens.get(agent)!;
      const headers = headersOf({ url, token }, { agents: ["alice"], writer: newWriter(), run: "r" });
      const ws = new WebSocket(url, { headers, ca: certificate.cert });
      await new Promise((resolve, reject) => ws.once("open", resolve).once("error", reject));
      ws.terminate();
    });
    expect([code, json]).toEqual([0, [{ listening: expect.stringMatching(/^wss:/) }]]);
    expect((await run(["--host", "0.0.0.0"])).err).toContain("--tls-cert");
    expect((await run(["--tls-cert", cert, "--tls-key", cert])).code).toBe(1);
  });

  it.each([
    [["--port", "70000"], 2],
    [["--port", "x"], 2],
    [["--tls-cert", "a.pem"], 2],
    [["--tls-cert", "/nowhere/a.pem", "--tls-key", "/nowhere/b.pem"], 4],
    [["--host", "192.0.2.1"], 1],
  ])("%j ends with %i", async (args, code) => {
    expect((await run(args)).code).toBe(code);
  });

  it("tells in its log what happens, without a name, a token or a text", async () => {
    const lines: string[] = [];
    const log = createHubLog({ write: (line) => void lines.push(line) }, "debug");
    const hub = await openTestHub({ log });
    const alice = await connectReplica(hub);
    const shard = await alice.open(logShard(alice.writer, Date.now()));
    await shard.add([commentBy("alice", alice.writer, { text: "Grace Hopper" })]);
    await shard.add([commentBy("bob", alice.writer, { text: "Grace Hopper" })]);
    alice.close();
    await hub.dispose();
    const said = lines.join("");
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(
      expect.arrayContaining(["listening", "connected", "not-taken", "disconnected"]),
    );
    expect(said).not.toMatch(/alice|bob|Grace|127\.0\.0\.1/);
    expect(said).not.toContain(hub.token("alice"));
  });
});
