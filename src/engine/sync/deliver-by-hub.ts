import { mailIdOf } from "../../exports/outbox-entry.ts";
import type { Deliver } from "../../exports/send-queued.ts";
import { askToExport } from "./ask-hub.ts";
import type { HubFile } from "./hub-file.ts";

/**
 * Lets the hub make and mail the archive of an outbox entry anew, with the rights of who asked for it [D5] [S5]; the one
 * that waits here is not sent. Where one agent alone works with the hub, whoever asked before is that agent.
 */
export const deliverByHub =
  ({ url, tokens, agents }: HubFile): Deliver =>
  async ({ id, customer, to, by, locale }, _archive, signal) => {
    const agent = agents.length === 1 ? agents[0] : agents.find((each) => each === by);
    if (agent === undefined) return { permanent: "auth", status: null };
    const answered = await askToExport(url, tokens, { id, customer, agent, to }, { locale, signal });
    if (answered === "taken") return { sent: { mailId: mailIdOf(id) } };
    if (answered === "unreachable") return { temporary: "unreachable", unclear: false, status: null };
    return { permanent: "auth", status: null };
  };
