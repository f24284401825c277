import { beginning, keys, type Scene } from "./stage.ts";

/** The settings, as an admin and as somebody who may not; and what a role that sees little sees. */
export const settings: Scene = {
  name: "settings",
  play: async (stage) => {
    const { text } = stage;
    const said = text.settings;
    const data = await stage.folder("sample");
    const walk = await stage.open(data);
    await walk.press("S");
    await walk.shot("fields", said.sections.fields);
    await walk.press(" ");
    await walk.told("field-changed", `${text.profile.fields.firstName}, agent`);
    await walk.press(keys.tab);
    await walk.shot("tabs", said.sections.tabs);
    await walk.press(keys.tab);
    await walk.shot("roles", said.sections.roles);
    await walk.press("j", "j", " ");
    await walk.told("role-changed", `${said.permissions.merge}, agent`);
    await walk.press("h", " ");
    await walk.told("admin-may-all", said.disabled.adminMayAll);
    await walk.press("g", keys.tab, keys.tab, keys.tab, "k", keys.enter);
    await walk.shot("add-role", said.prompts.addRole);
    await walk.type("night shift!");
    await walk.shot("add-role-fault", beginning(said.faults.roleName));
    await walk.press(keys.clear);
    await walk.type("night-shift-and-weekends");
    await walk.press(keys.enter);
    await walk.told("role-added", "night-shift");
    await walk.press("g", "l", "l");
    await walk.shot("long-role");
    await walk.press(keys.tab, keys.tab, keys.tab);
    await walk.shot("matching", said.items.d1);
    await walk.press("j", keys.enter);
    await walk.shot("limit", said.prompts.limit);
    await walk.type("x");
    await walk.shot("limit-fault", said.faults.limit);
    await walk.press(keys.escape);
    await walk.shot("unsaved", beginning(said.unsaved("")).split(":")[0]!);
    await walk.press("j", keys.enter);
    await walk.type("@a-host-with-a-name-that-is-quite-long.shared-mailboxes.example");
    await walk.press(keys.enter);
    await walk.told("blocked", "@a-host");
    await walk.shot("blocked-row", said.items.blocked);
    await walk.press("x");
    await walk.told("removed", "@a-host");
    await walk.press(keys.tab);
    await walk.shot("own", said.sections.own);
    await walk.press(keys.tab);
    await walk.shot("sender", said.sections.sender);
    await walk.press(keys.enter);
    await walk.type("not an address");
    await walk.shot("sender-fault", said.faults.email);
    await walk.press(keys.clear, keys.escape, keys.tab);
    await walk.shot("agents", said.sections.agents);
    await walk.press("G", keys.enter);
    await walk.shot("add-agent", said.prompts.addAgent);
    for (const name of ["Bo", "Bartholomew Featherstonehaugh"]) {
      await walk.type(name);
      await walk.press(keys.enter);
      await walk.shot("token", beginning(said.token.once));
      await walk.press(keys.escape, "G", keys.enter);
    }
    await walk.press(keys.escape, "k");
    await walk.shot("agent", beginning(said.items.agentHint));
    await walk.press(keys.enter);
    await walk.shot("agent-role", beginning(said.prompts.agent("Bo", "")));
    await walk.press(keys.escape, "x");
    await walk.shot("revoke", said.revoke.title);
    await walk.press("k", keys.enter);
    await walk.shot("revoked");
    await walk.stop();

    await readOnly(stage);
  },
};

const readOnly: Scene["play"] = async (stage) => {
  const { text } = stage;
  const data = await stage.folder("sample");
  const admin = (...words: readonly string[]) => stage.command(data, "--agent", "Ana", ...words);
  admin("agent", "add", "Ana", "--role", "admin");
  admin("agent", "add", "Bo");
  admin("config", "set", "role.reader", "read");
  admin("config", "set", "role.outside", "read");
  admin("config", "set", "tabs.reader", "summary,profile,identities,more");
  admin("agent", "add", "Cleo", "--role", "reader");
  const agent = await stage.open(data, "Bo");
  await agent.press("S");
  await agent.told("refused", beginning(text.refusals["not-allowed"](noParts)));
  await agent.stop();

  const reader = await stage.open(data, "Cleo");
  await reader.customer("nora.albrecht@example.com");
  await reader.shot("reader-summary");
  await reader.press("2");
  await reader.shot("reader-profile");
  await reader.press("e");
  await reader.told("reader-edit", beginning(text.commands["profile.edit"].title));
  await reader.press("3");
  await reader.told("reader-no-tab", text.settings.disabled.tabHidden);
  await reader.press("5");
  await reader.shot("reader-identities");
  await reader.press("G", keys.enter);
  await reader.told("reader-merge", beginning(text.commands["identities.merge"].title));
  await reader.press("6");
  await reader.shot("reader-more", text.deciding.more.anonymize);
  await reader.press(keys.escape, "r", "1");
  await reader.shot("reader-routing");
  await reader.stop();

  const nobody = await stage.open(data, "Dora");
  await nobody.shot("nobody");
  await nobody.press("c");
  await nobody.shot("nobody-customer");
  await nobody.stop();
};

const noParts = { by: null, when: null, detail: null };
