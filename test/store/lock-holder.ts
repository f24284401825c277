/** Run as a child process: takes the lock of the folder given, says so, and holds it until it is killed. */
import { openLock } from "../../store/lock.ts";

const lock = await openLock(process.argv[2]!);
process.stdout.write(`${JSON.stringify("tag" in lock ? lock : { tag: "held" })}\n`);
setInterval(() => undefined, 60_000);
