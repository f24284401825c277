import { afterAll, beforeAll, describe, it } from "vitest";
import { openSampleDesk, type StoryDesk } from "./sample-desk.ts";
import { openStory, sizes } from "./story.tsx";

describe.each(sizes)("[S5] the settings at $columns×$rows", (size) => {
  let desk: StoryDesk;
  beforeAll(async () => {
    desk = await openSampleDesk();
    // Who names the first agent is an admin from then on [F13].
    const robin = sessionOf("robin");
    const body = { agent: "kim", role: "agent" };
    await robin.call("perform", { decision: { kind: "agent.set", body, texts: null } });
    robin.close();
  });
  afterAll(() => desk.close());

  const sessionOf = (agent: string, locale = "en") =>
    desk.desk.openSession({ agent, locale, timezone: "UTC" });

  it("an admin adds an agent, whose token shows once", async () => {
    const admin = openStory(sessionOf("robin"), size);
    await admin.list.matches(/^▶ /);
    await admin.press("S");
    await admin.dialog.matches(/^Profile fields +admin +agent$/);
    await admin.dialog.matches(/^▶ First name +edit +\[edit\]$/);
    await admin.press("G");
    await admin.dialog.selects("+ add an agent");
    await admin.press("Enter");
    await admin.screen.matches(/Name of the agent/);
    await admin.type("noor");
    await admin.press("Enter");
    await admin.screen.matches(/Token of noor/);
    await admin.screen.matches(/│ [\w-]{43} +│/);
    await admin.press("Esc");
    await admin.screen.hides("Token of noor");
    await admin.dialog.matches(/^▶ noor +agent, has a token$/);

    // The rows are in the order of their names, and the selection goes to the new one.
    await admin.press("G", "Enter");
    await admin.screen.matches(/Name of the agent/);
    await admin.type("lia");
    await admin.press("Enter");
    await admin.screen.matches(/Token of lia/);
    await admin.press("Esc");
    await admin.dialog.matches(/^▶ lia +agent, has a token$/);
    admin.close();
  });

  it("a field and a tab that the admin hides are gone from an agent's screen", async () => {
    const agent = openStory(sessionOf("kim"), size);
    await agent.list.matches(/^▶ /);
    await agent.press("c", "2");
    await agent.dialog.matches(/Company/);
    await agent.dialog.matches(/3 .+Cases/);

    const admin = openStory(sessionOf("robin"), size);
    await admin.list.matches(/^▶ /);
    await admin.press("S", "j", "j");
    await admin.dialog.matches(/^▶ Company +edit +\[edit\]$/);
    await admin.press("Space");
    await admin.screen.shows("Company, agent: see");
    await agent.dialog.matches(/Company.*read-only for your role/);
    await admin.press("Space");
    await admin.screen.shows("Company, agent: hidden");
    await agent.dialog.hides("Company");

    await admin.press("Tab", "j", "j", "Space");
    await admin.screen.shows("Cases, agent: hidden");
    await admin.dialog.matches(/^▶ Cases +shown +\[hidden\]$/);
    await agent.dialog.hides("Cases");
    await agent.press("3");
    await agent.screen.shows("Tab Cases: your role does not see this tab");
    // Who was on the tab is led to the first one.
    await admin.press("k", "Space");
    await admin.screen.shows("Profile, agent: hidden");
    await agent.dialog.matches(/Activity/);
    agent.close();
    admin.close();
  });

  it("[F13] a permission that the admin takes away disables what it allowed, with the reason", async () => {
    const admin = openStory(sessionOf("robin"), size);
    const agent = openStory(sessionOf("kim"), size);
    await agent.list.matches(/^▶ /);
    await agent.press("c", "6");
    await agent.dialog.selects("Export");
    await admin.list.matches(/^▶ /);
    await admin.press("S", "Tab", "Tab", "j", "j", "j", "j");
    await admin.dialog.matches(/^▶ Export +yes +\[yes\]$/);
    await admin.press("Space");
    await admin.screen.shows("Export, agent: no");
    await agent.dialog.matches(/Your role does not allow this/);
    await admin.press("h", "Space");
    await admin.screen.shows("Change this setting: an admin may do everything");
    admin.close();
    agent.close();
  });

  it("[D1] the admin switches joining by name and email off, and a wrong limit is told beside its field", async () => {
    const admin = openStory(sessionOf("robin"), size);
    await admin.list.matches(/^▶ /);
    await admin.press("S", "Tab", "Tab", "Tab");
    await admin.dialog.matches(/^▶ Join same name and email +on$/);
    await admin.press("Enter");
    await admin.screen.shows("Join same name and email: off");
    await admin.press("j", "Enter", "Ctrl-U");
    await admin.type("0");
    await admin.dialog.shows("needs a whole number from 1 to 10,000");
    await admin.press("Enter");
    await admin.screen.shows("Save what was typed: needs a whole number from 1 to 10,000");
    // Left without saving, the text is kept and goes on.
    await admin.press("Esc", "Esc");
    await admin.dialog.shows("Not saved: 0");
    await admin.press("Enter", "Ctrl-U");
    await admin.type("7");
    await admin.press("Enter");
    await admin.screen.shows("Identities per value: 7");
    await admin.dialog.matches(/^▶ Identities per value +7$/);
    await admin.press("x");
    await admin.screen.shows("Identities per value: the usual value again");
    await admin.dialog.matches(/^▶ Identities per value +20$/);
    admin.close();
  });

  it("who may not administer is told why, by the key and in the palette", async () => {
    const agent = openStory(sessionOf("kim"), size);
    await agent.list.matches(/^▶ /);
    await agent.press("S");
    await agent.screen.matches(/Settings: fields, tabs, roles, matching, agents: Your role does not allow/);
    await agent.press(":");
    await agent.type("settings: ");
    await agent.dialog.matches(/^▶ S +Settings: fields/);
    await agent.dialog.matches(/^Your role does not allow this\. Nothing was changed\./);
    agent.close();
  });

  it("the settings close to an admin who is revoked, and the last admin stays", async () => {
    const admin = openStory(sessionOf("robin"), size);
    const second = openStory(sessionOf("kim"), size);
    await admin.list.matches(/^▶ /);
    await second.list.matches(/^▶ /);
    await admin.press("S", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab");
    await admin.dialog.matches(/^▶ kim +agent$/);
    await admin.press("Enter", "Ctrl-U");
    await admin.type("admin");
    await admin.press("Enter");
    await admin.screen.shows("kim: admin");
    await admin.dialog.matches(/^▶ kim +admin$/);
    await second.press("S");
    await second.dialog.matches(/^▶ First name/);
    await admin.press("x");
    await admin.screen.matches(/kim can no longer do anything here, and the token is worth nothing/);
    await admin.press("Enter");
    await admin.screen.shows("kim has no access any more.");
    await second.dialog.matches(/Your role does not allow this/);
    // The last admin stays.
    await admin.press("G", "k");
    await admin.dialog.matches(/^▶ robin +admin$/);
    await admin.press("x");
    await admin.screen.matches(/robin can no longer do anything here/);
    await admin.press("Enter");
    await admin.screen.matches(/^This is the last admin\. Nothing was changed\./);
    admin.close();
    second.close();
  });

  it("[S6] the same in Spanish", async () => {
    const admin = openStory(sessionOf("robin", "es"), { ...size, locale: "es" });
    await admin.list.matches(/^▶ /);
    await admin.press("S");
    await admin.dialog.matches(/^Campos del perfil +admin +agent$/);
    await admin.press("Space");
    await admin.screen.shows("Nombre, agent: ver");
    await admin.press("Tab");
    await admin.dialog.matches(/^▶ Resumen +visible +\[visible\]$/);
    await admin.press("Esc", "Esc");
    await admin.list.matches(/^▶ /);
    admin.close();
  });
});
