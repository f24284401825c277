import { parentPort, workerData } from "node:worker_threads";
import { writeArchiveInto } from "../../src/exports/archive.ts";
import { aMessage, messageId, sampleCustomer } from "./sample-customer.ts";

const { folder, messages, length } = workerData as { folder: string; messages: number; length: number };

const result = await writeArchiveInto(
  {
    ...sampleCustomer(),
    async *messages() {
      for (let at = 0; at < messages; at += 1) {
        // A text of its own each, so that keeping them would show.
        yield aMessage({ id: messageId(at), text: Buffer.alloc(length, String(at)).toString("latin1") });
      }
    },
  },
  folder,
);
parentPort?.postMessage(result);
