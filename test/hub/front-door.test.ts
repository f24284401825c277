import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, inject, it, vi } from "vitest";
import { openFrontDoor } from "../../src/hub/front-door.ts";
import { openHub } from "../../src/hub/open-hub.ts";

it("a hub whose port is taken leaves nothing running, and its folder to the next one", async () => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-door-"));
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const open = (given: number) =>
    openHub({
      ...{ data: join(folder, "data"), template: inject("template"), host: "127.0.0.1", port: given },
      log: pino({ level: "silent" }),
    });
  const begun = vi.spyOn(globalThis, "setInterval");
  const ended = vi.spyOn(globalThis, "clearInterval");
  await expect(open(port)).rejects.toThrow("EADDRINUSE");
  const left = begun.mock.results.filter(({ value }) => !ended.mock.calls.some(([given]) => given === value));
  expect(begun.mock.results.length).toBeGreaterThan(0);
  expect(left).toEqual([]);
  begun.mockRestore();
  ended.mockRestore();
  const hub = await open(0);
  if ("tag" in hub) throw new Error(hub.tag);
  await hub.close();
  other.close();
  await rm(folder, { recursive: true, force: true });
});

it("errors of the port, such as too many open files, are told, and the door stays open", async () => {
  const faults: unknown[] = [];
  const door = await openFrontDoor({
    ...{ host: "127.0.0.1", port: 0, tls: null },
    onRequest: (_request, response) => void response.end("here"),
    onFault: (error) => faults.push(error),
    authenticate: () => null,
    isFull: () => false,
    isReady: () => true,
    onVisitor: () => {},
  });
  const ask = async () => (await fetch(`http://127.0.0.1:${door.port}/`)).text();
  let server: Server | undefined;
  const note = (message: unknown): void => {
    server = (message as { server: Server }).server;
  };
  subscribe("http.server.request.start", note);
  await ask();
  unsubscribe("http.server.request.start", note);
  const errors = [new Error("EMFILE"), new Error("EMFILE")];
  for (const error of errors) server!.emit("error", error);
  expect(faults).toEqual(errors);
  expect(await ask()).toBe("here");
  await door.close();
});
