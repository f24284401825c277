/** The engine's own thread: a desk behind messages (design §1). The second entry of the bundle. */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Desk, Session } from "../desk.ts";
import { openDesk } from "./open-desk.ts";
import type { Report, Request, WorkerData } from "./worker-protocol.ts";

const serve = async (port: MessagePort, options: WorkerData): Promise<void> => {
  const tell = (report: Report): void => port.postMessage(report);
  try {
    const opened = await openDesk({
      ...options,
      sendsMail: true,
      syncs: true,
      reader: options.reader === null ? null : new URL(options.reader),
      onProgress: (progress) => tell({ type: "progress", progress }),
    });
    if ("failure" in opened) {
      tell({ type: "failure", failure: opened.failure });
      port.close();
      return;
    }
    listen(port, opened.desk, tell);
    tell({ type: "opened" });
  } catch (error) {
    tell({ type: "failed", message: messageOf(error) });
    port.close();
  }
};

const listen = (port: MessagePort, desk: Desk, tell: (report: Report) => void): void => {
  const sessions = new Map<number, Session>();
  let isHeard = false;
  port.on("message", async (request: Request) => {
    if (request.type === "open-session") {
      const session = desk.openSession(request.door);
      sessions.set(request.session, session);
      // Changes are the same for every session: one subscription serves all.
      if (!isHeard) desk.openSession(request.door).subscribe((change) => tell({ type: "change", change }));
      isHeard = true;
    } else if (request.type === "close-session") {
      sessions.get(request.session)?.close();
      sessions.delete(request.session);
    } else if (request.type === "call") {
      const { session, call, name, args } = request;
      try {
        const result = await sessions.get(session)?.call(name, args as never);
        tell({ type: "result", call, result });
      } catch (error) {
        tell({ type: "error", call, message: messageOf(error) });
      }
    } else {
      await desk.close().catch((error: unknown) => tell({ type: "failed", message: messageOf(error) }));
      tell({ type: "closed" });
      port.close();
    }
  });
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "failed");

if (parentPort !== null) await serve(parentPort, workerData as WorkerData);
