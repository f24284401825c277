import { beginning, keys, type Scene, type Stage, type Walk } from "./stage.ts";

/** Two agents at two desks and a hub: who is there, what becomes of decisions, and lines that break or are refused. */
export const hub: Scene = {
  name: "hub",
  play: async (stage) => {
    const { text } = stage;
    const { sync } = text;
    const hubData = await stage.folder("nothing");
    const tokens = {
      Ana: tokenOf(stage, hubData, "Ana", "admin"),
      Bo: tokenOf(stage, hubData, "Bo", "admin"),
    };
    const server = await stage.hub(hubData);
    const mine = await stage.folder("sample");
    const theirs = await stage.folder("nothing");
    const ana = await stage.open(mine);
    await connect(ana, stage, server.url, "not-a-token");
    await ana.shot("unauthorized", beginning(sync.failures.unauthorized));
    await ana.press(keys.escape);
    await connect(ana, stage, server.url, tokens.Ana);
    await ana.glimpse("joining", sync.hub.title);
    await ana.told("joined", beginning(sync.hub.joined("Ana")));
    await ana.misses(sync.status.unsent(2).replace(/\d+/, "").trim());
    await ana.press("C");
    await ana.sees(sync.hub.allSent);
    await ana.shot("connected", sync.presence.nobody);
    await ana.press("p");
    await ana.told("presence-off", sync.hub.set(sync.hub.presence, sync.hub.off));
    await ana.shot("presence-is-off", beginning(sync.presence.off));
    await ana.press("p");
    await ana.told("presence-on", sync.hub.set(sync.hub.presence, sync.hub.on));
    await ana.press("t");
    await ana.told("thin", sync.hub.set(sync.hub.thin, sync.hub.on));
    await ana.press("t");
    await ana.told("not-thin", sync.hub.set(sync.hub.thin, sync.hub.off));
    await ana.press("r");
    await ana.told("exchanged", /0/);
    await ana.press("e");
    await ana.shot("other-token", sync.hub.token);
    await ana.press(keys.escape);
    await ana.shot("inbox-connected", sync.status.connected.short);

    stage.command(theirs, "--agent", "Bo", "connect", server.url, "--token", tokens.Bo);
    stage.command(theirs, "--agent", "Bo", "sync", "--once");
    const bo = await stage.open(theirs, "Bo");
    await bo.sees(sync.status.connected.short);
    await bo.press("c");
    await ana.shot("presence-in-list", "•");
    await ana.press("C");
    await ana.shot("colleague-looks", "Bo");
    await bo.press("a");
    await bo.type("Something");
    await ana.shot("colleague-types", beginning(sync.presence.types("").trim()));
    await ana.press(keys.enter);
    await ana.shot("colleague-visited", "Bo");
    await ana.press("c");
    await ana.shot("colleague-at-customer", "Bo");
    await ana.press(keys.escape, "r");
    await ana.shot("colleague-in-routing");
    await ana.press("1");
    await ana.shot("colleague-in-panel");
    await ana.press("r", keys.shiftTab, keys.shiftTab);
    await ana.shot("colleague-below-folders");
    await bo.stop();

    await meet(stage, ana, theirs);

    await server.stop();
    // The longer words where the last row has room for them.
    const { short, long } = sync.status.offline;
    await ana.shot("offline", new RegExp(`${short("").trim()}|${long("").trim()}`));
    await ana.customer("Sakura Sato");
    await ana.press("6", "L");
    await ana.told("decided-offline", text.deciding.done.locked);
    await ana.press(keys.escape);
    await ana.shot("unsent");
    await ana.press("C");
    await ana.shot("offline-state", beginning(sync.hub.states.offline));
    await ana.press("r");
    await ana.told("offline-retry", beginning(sync.failures.unreachable));
    await ana.stop();

    stage.command(hubData, "--agent", "Bo", "agent", "revoke", "Ana");
    const again = await stage.hub(hubData);
    const fresh = await stage.open(mine);
    await connectAgain(fresh, stage, again.url, tokens.Ana);
    await fresh.shot("revoked");
    await fresh.press(keys.escape, keys.escape);
    await fresh.shot("revoked-inbox");
    await fresh.stop();
  },
};

/** What two desks decided without knowing of each other, and how the one who lost is told. */
const meet = async (stage: Stage, ana: Walk, theirs: string): Promise<void> => {
  const { text } = stage;
  const { met, sync } = text;
  const bo = (...words: readonly string[]) => stage.command(theirs, "--agent", "Bo", ...words);
  bo("lock", "email:nora.albrecht@example.com");
  bo("merge", "email:sakura.sato@example.com", "instagram:@sakura-hikes");
  await ana.customer("nora.albrecht@example.com");
  await ana.press("2", "e", "j", "j", keys.enter);
  await ana.type(" and Daughters");
  await ana.press(keys.enter, "s");
  await ana.sees(text.deciding.done.saved);
  await ana.press(keys.escape, keys.escape);
  await ana.customer("sakura.sato@example.com");
  await ana.press("5", "f");
  await ana.type("sakura-hikes");
  await ana.press(keys.enter);
  await ana.sees("[ ]");
  await ana.press("g", keys.enter);
  await ana.sees(text.merge.title);
  await ana.press("s");
  await ana.sees(/Sakura/);
  await ana.press(keys.escape, keys.escape);
  bo("sync", "--once");
  await ana.shot("notices-in-footer", sync.status.notices(2));
  await ana.press("N");
  await ana.shot("notices", met.notices.title);
  await ana.press("j");
  await ana.shot("notices-second");
  await ana.press(keys.enter);
  await ana.shot("notice-history", text.deciding.history.title);
  await ana.press("o");
  await ana.shot("notice-winner");
  await ana.press(keys.escape, "k", keys.enter);
  await ana.shot("other-history", text.deciding.history.title);
  await ana.press("r");
  await ana.shot("repeat");
  await ana.press(keys.escape, keys.escape, "r");
  await ana.shot("notice-repeat");
  await ana.press(keys.escape, "a");
  await ana.shot("notice-read", sync.status.notices(1));
  await ana.press("A");
  await ana.shot("notices-read");
  await ana.press("a");
  await ana.told("notice-read-already", met.notices.disabled.read);
  await ana.press(keys.escape);
};

const tokenOf = (stage: Stage, data: string, name: string, role: string): string =>
  (
    JSON.parse(stage.command(data, "--agent", "Ana", "--json", "agent", "add", name, "--role", role)) as {
      token: string;
    }
  ).token;

const connect = async (walk: Walk, { text }: Stage, url: string, token: string): Promise<void> => {
  await walk.press("C");
  await walk.sees(text.sync.hub.url);
  await walk.press(keys.clear);
  await walk.type(url);
  await walk.press(keys.tab, keys.clear);
  await walk.type(token);
  await walk.press(keys.enter);
};

/** Where a hub is remembered, Connection shows its state first. */
const connectAgain = async (walk: Walk, { text }: Stage, url: string, token: string): Promise<void> => {
  await walk.press("C");
  await walk.sees(text.sync.presence.online);
  await walk.press("e");
  await walk.sees(text.sync.hub.url);
  await walk.press(keys.tab, keys.clear);
  await walk.type(url);
  await walk.press(keys.tab, keys.clear);
  await walk.type(token);
  await walk.press(keys.enter);
};
