import { join } from "node:path";
import { beginning, keys, type Scene } from "./stage.ts";

/** The first minutes at an empty desk. */
export const welcome: Scene = {
  name: "welcome",
  play: async (stage) => {
    const { text } = stage;
    const data = await stage.folder("nothing");
    const walk = await stage.open(data);
    await walk.shot("welcome", text.welcome.empty);
    await walk.press("?");
    await walk.shot("help", text.help.title);
    await walk.press(keys.escape, ":");
    await walk.shot("palette", text.palette.title);
    await walk.press(keys.escape, "h");
    await walk.shot("hub", text.sync.hub.url);
    await walk.press(keys.enter);
    await walk.shot("hub-no-url", text.sync.hub.noUrl);
    await walk.press("x", keys.clear);
    await walk.type("ws://127.0.0.1:1");
    await walk.press(keys.tab);
    await walk.type("not-a-token-of-this-hub");
    await walk.shot("hub-typed", "ws://");
    await walk.press(keys.enter);
    await walk.shot("hub-unreachable", beginning(text.sync.failures.unreachable));
    await walk.press(keys.escape, "i");
    await walk.shot("import", text.import.path);
    await walk.press(keys.enter);
    await walk.shot("import-no-path", text.disabled.noPath);
    await walk.press("x", keys.clear);
    await walk.type(join(data, "archives/of-the-year-before-last/customer-service-desk/inbox-and-sent.mbox"));
    await walk.shot("import-long-path", "inbox-and-sent");
    await walk.press(keys.enter);
    await walk.shot("import-missing", text.import.rejections);
    await walk.press(keys.escape, "i", keys.clear);
    await walk.type(await stage.file("rows.csv", table));
    await walk.press(keys.tab);
    await walk.type("desk@example.com");
    await walk.press(keys.enter);
    await walk.shot("import-rejections", text.import.rejections);
    await walk.press(keys.escape);
    await walk.shot("after-import", "Alma Serrano");
    await walk.press(keys.shiftTab, "j", "j", keys.enter);
    await walk.shot("empty-list", text.inbox.emptyFolder);
    await walk.press("i");
    await walk.shot("import-again", text.import.path);
    await walk.stop();

    const other = await stage.open(await stage.folder("nothing"));
    await other.press("d");
    await other.glimpse("demo-filling", text.welcome.filling);
    await other.shot("demo-filled", "Albrecht");
    await other.stop();
  },
};

/** Rows of which some cannot be read. */
const table = [
  "channel,kind,handle,name,email,phone,uid,thread,direction,sent_at,subject,text",
  'email,email,alma@example.org,Alma Serrano,alma@example.org,,,t1,in,2026-01-03T09:00:00Z,Two questions,"Hello"',
  "email,email,,Nobody,,,,t2,in,2026-01-03T09:00:00Z,No handle,A row without a handle",
  "email,email,beto@example.org,Beto,beto@example.org,,,t3,sideways,yesterday at noon or so,No direction,A row",
  "email,email,carla@example.org,Carla,carla@example.org,,,t4,in,not a time,No time,A row without a time",
  "",
].join("\n");
