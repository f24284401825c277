import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { CallName, Calls, Desk } from "../../src/desk.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import type { Decision } from "../../src/operations/operation.ts";

export interface OpenWith {
  /** The mail server's port on this machine; null for none. */
  readonly port: number | null;
  readonly sendsMail?: boolean;
  readonly backoff?: readonly number[];
}

/** A desk with one customer of two identities, in a folder of its own. */
export interface ExportDesk {
  readonly folder: string;
  readonly data: string;
  readonly customer: string;
  call<N extends CallName>(name: N, args: Calls[N]["args"], agent?: string): Promise<Calls[N]["result"]>;
  perform(decision: Decision): Promise<void>;
  exportTo(to: string | null, out?: string | null): Promise<Calls["exportCustomer"]["result"]>;
  importRows(rows: string): Promise<void>;
  /** The names of what is in the outbox. */
  outbox(): Promise<readonly string[]>;
  reopen(options: OpenWith): Promise<void>;
  close(): Promise<void>;
  dispose(): Promise<void>;
}

const heading = "channel,kind,handle,name,email,phone,uid,thread,direction,sent_at,subject,text";
export const nadia = `${heading}
mail,email,nadia@example.org,Nadia Quimper,,,,t1,in,2024-03-01T10:00:00Z,Invoice,Where is it?
mail,email,nadia@example.org,Nadia Quimper,,,,t1,out,2024-03-01T11:00:00Z,Invoice,=HERE()
wa,whatsapp,+49 171 234567,Nadia,,,,t2,in,,,Any news?
`;

export const openExportDesk = async (options: OpenWith): Promise<ExportDesk> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-export-"));
  const data = join(folder, "data");
  const open = async ({ port, sendsMail = false, backoff = [0] }: OpenWith): Promise<Desk> => {
    const opened = await openDesk({
      data,
      template: inject("template"),
      sendsMail,
      mailBackoff: backoff,
      environment:
        port === null
          ? {}
          : { ONEFOLD_SMTP_URL: `smtp://127.0.0.1:${port}`, ONEFOLD_SMTP_SENDER: "desk@example.com" },
    });
    if ("failure" in opened) throw new Error(opened.failure.tag);
    return opened.desk;
  };
  let desk = await open(options);
  const call: ExportDesk["call"] = (name, args, agent = "alice") =>
    desk.openSession({ agent, locale: "en", timezone: "Europe/Madrid" }).call(name, args);
  const importRows = async (rows: string) => {
    const path = join(folder, "rows.csv");
    await writeFile(path, rows);
    await call("importPaths", { paths: [path], as: "csv", channel: null, map: {}, own: [] });
  };
  const perform = async (decision: Decision) => {
    const outcome = await call("perform", { decision });
    if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
  };
  const idOf = async (text: string) => {
    const outcome = await call("resolve", { what: "customer", text });
    if (!("ok" in outcome)) throw new Error(`there is no ${text}`);
    return outcome.ok;
  };
  await importRows(nadia);
  const customer = await idOf("mail:nadia@example.org");
  const from = [await idOf("wa:+49 171 234567")];
  await perform({
    kind: "customer.merge",
    body: { into: customer, from, fields: ["company"] },
    texts: { set: { company: "Quimper & Co" } },
  });
  return {
    folder,
    data,
    customer,
    call,
    perform,
    importRows,
    exportTo: (to, out = null) => call("exportCustomer", { customer, to, out }),
    outbox: () => readdir(join(data, "outbox")),
    reopen: async (next) => {
      await desk.close();
      desk = await open(next);
    },
    close: () => desk.close(),
    dispose: async () => {
      await desk.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
