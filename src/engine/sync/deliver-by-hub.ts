import { mailIdOf } from "../../exports/outbox-entry.ts";
import type { Deliver } from "../../exports/send-queued.ts";
import { askToExport } from "./ask-hub.ts";
import type { HubFile } from "./hub-file.ts";

/** Lets the hub make and mail the archive of an outbox entry anew [D5]; the one that waits here is not sent. */
export const deliverByHub =
  ({ url, tokens, agents }: HubFile): Deliver =>
  async ({ id, customer, to, locale }) => {
    const [agent] = agents;
    if (agent === undefined) return { permanent: "auth", status: null };
    const answered = await askToExport(url, tokens, { customer, agent, to }, locale);
    if (answered === "taken") return { sent: { mailId: mailIdOf(id) } };
    if (answered === "unreachable") return { temporary: "unreachable", unclear: false, status: null };
    return { permanent: answered === "not-allowed" ? "auth" : "recipient-refused", status: null };
  };
