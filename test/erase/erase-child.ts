/** Anonymizes, tells that it was acknowledged, and goes on erasing until it is killed. */
import { openDesk } from "../../src/engine/open-desk.ts";

const [data = "", template = "", ...identities] = process.argv.slice(2);
const opened = await openDesk({ data, template });
if ("failure" in opened) throw new Error(opened.failure.tag);
const session = opened.desk.openSession({ agent: "alice", locale: "en", timezone: "UTC" });
const decision = { kind: "customer.anonymize", body: { identities }, texts: null } as const;
const outcome = await session.call("perform", { decision });
if ("ok" in outcome) process.stdout.write("acknowledged\n");
setInterval(() => undefined, 1_000);
