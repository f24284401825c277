/** Joins the desk of a hub with a folder that has facts of its own, until it is killed. */
import { openDesk } from "../../src/engine/open-desk.ts";

const [data = "", template = "", url = "", token = ""] = process.argv.slice(2);
const opened = await openDesk({ data, template });
if ("failure" in opened) throw new Error(opened.failure.tag);
const session = opened.desk.openSession({ agent: "alice", locale: "en", timezone: "UTC" });
await session.call("connectHub", { url, tokens: [token] });
setInterval(() => undefined, 1_000);
