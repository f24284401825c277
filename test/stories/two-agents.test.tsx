import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Desk, Session } from "../../src/desk.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import { mail, mbox } from "../engine/sample-mail.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { openStory, type Story } from "./story.tsx";

interface Place {
  readonly folder: string;
  readonly desk: Desk;
  readonly session: Session;
  close(): Promise<void>;
}

/** A desk in a folder of its own that keeps a line to its hub, and a session of an agent at it. */
const openPlace = async (agent: string, locale: string): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), `onefold-${agent}-`));
  const data = join(folder, "data");
  const opened = await openDesk({ data, template: inject("template"), syncs: true, environment: {} });
  if ("failure" in opened) throw new Error(opened.failure.tag);
  const { desk } = opened;
  return {
    folder,
    desk,
    session: desk.openSession({ agent, locale, timezone: "UTC" }),
    close: async () => {
      await desk.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

describe("two agents at their own desks, over a hub", () => {
  let hub: TestHub;
  let alice: Place;
  let bob: Place;
  let atAlice: Story;
  let atBob: Story;
  beforeAll(async () => {
    hub = await openTestHub({ agents: { alice: "admin", bob: "admin" } });
    alice = await openPlace("alice", "en");
    bob = await openPlace("bob", "es");
    const joined = await alice.session.call("connectHub", { url: hub.url, tokens: [hub.token("alice")] });
    expect(joined).toEqual({ ok: { agents: ["alice"], brought: { operations: 0, facts: 0 } } });
    const path = join(alice.folder, "two.mbox");
    const mails = [
      mail("1", "Ann <ann@example.org>", "Hello", 1),
      mail("2", "Eve <eve@example.org>", "Hi", 2),
    ];
    await writeFile(path, mbox(...mails));
    const request = { paths: [path], as: null, channel: null, map: {}, own: [] };
    expect(await alice.session.call("importPaths", request)).toMatchObject({ imported: 2 });
    atAlice = openStory(alice.session, { columns: 120, rows: 40 });
    atBob = openStory(bob.session, { columns: 80, rows: 24, locale: "es" });
  });
  afterAll(async () => {
    atAlice?.close();
    atBob?.close();
    await Promise.all([alice?.close(), bob?.close()]);
    await hub.dispose();
  });

  it("one joins from the welcome screen, and sees what the other has", async () => {
    await atAlice.footer.matches(/ connected$/);
    await alice.session.call("syncOnce", {});
    await atBob.screen.matches(/^h +Conectar con un hub y trabajar con otros$/);
    await atBob.press("h");
    await atBob.type(hub.url);
    await atBob.press("Tab");
    await atBob.type(hub.token("bob"));
    await atBob.press("Enter");
    await atBob.screen.shows("Conectado como bob.");
    await atBob.list.matches(/^▶.?Eve/);
    await atBob.footer.matches(/ conectado$/);
  });

  it("each sees where the other is, and that they type", async () => {
    await atAlice.folders.shows("• bob");
    await atAlice.list.matches(/^▶•Eve/);
    await atBob.press("c");
    await atBob.dialog.shows("alice está aquí");
    await atBob.press("a");
    await atAlice.thread.shows("bob is typing");
    await atBob.press("Esc");
    await atAlice.thread.shows("bob is here");
  });

  it("[F12] what both decided apart is told to the one whose decision does not count", async () => {
    await hub.reopen({
      between: async () => {
        await atAlice.footer.matches(/ offline since \d\d:\d\d$/);
        await atBob.footer.matches(/ sin red \d\d:\d\d$/);
        await atAlice.press("c", "6", "L");
        await atAlice.screen.shows("Locked.");
        await atAlice.footer.matches(/ 1 unsent {2}offline since/);
        await atBob.press("2", "e", "j", "j", "Enter");
        await atBob.type("Tillage");
        await atBob.press("Enter", "s");
        await atBob.screen.shows("Guardado.");
      },
    });
    await Promise.all([alice.session.call("syncOnce", {}), bob.session.call("syncOnce", {})]);
    await atBob.footer.matches(/ 1 aviso {2}conectado$/);
    await atBob.press("N");
    await atBob.dialog.matches(/^▶ ! Su edición del perfil \(Eve\)/);
    await atBob.press("Enter");
    await atBob.dialog.matches(/^▶ .*bob +Editó el perfil: Empresa +rechazada$/);
    await atBob.dialog.matches(/^No cambió nada: alice había bloqueado el cliente/);
    await atBob.press("Esc");
    await atBob.dialog.matches(/^▶ ! Su edición/);
    await atBob.press("a");
    await atBob.footer.hides("aviso ");
    expect(await bob.session.call("notices", { offset: 0, limit: 10 })).toMatchObject({
      rows: [{ acknowledged: true, repeatable: true, now: "refused" }],
    });
  });

  it("[F12] does it again once nothing stands against it", async () => {
    await atAlice.press("K");
    await atAlice.screen.shows("Unlocked.");
    await expect
      .poll(() => bob.session.call("customerSearch", { text: "Eve", offset: 0, limit: 1 }), {
        timeout: 20_000,
      })
      .toMatchObject({ rows: [{ locked: false }] });
    await atBob.press("r");
    await atBob.screen.matches(/¿Hacer esto de nuevo\?/);
    await atBob.press("Enter");
    await atBob.screen.matches(/^Hecho de nuevo: Editó el perfil: Eve/);
    await atAlice.press("Space", "2");
    await atAlice.dialog.matches(/Tillage/);
  });
});
