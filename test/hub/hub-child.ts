/**
 * Run as a child process: a hub, until it is killed. Says on stdout where it listens. Arguments: data folder, template,
 * and the URL of a database, or nothing for the folder's own.
 */
import { createHubLog } from "../../src/hub/hub-log.ts";
import { openHub } from "../../src/hub/open-hub.ts";

const [data, template, database] = process.argv.slice(2) as [string, string, string | undefined];

const hub = await openHub({
  ...{ data, template, database: database || null },
  ...{ host: "127.0.0.1", port: 0, log: createHubLog(process.stderr, "error") },
});
if ("tag" in hub) throw new Error(hub.tag);
process.stdout.write(`${JSON.stringify({ listening: hub.url })}\n`);
