import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openOutbox } from "../../src/exports/outbox.ts";
import type { Decision } from "../../src/operations/operation.ts";
import type { TestDesk } from "../engine/open-test-desk.ts";

/** Texts of the person that occur nowhere else, by what they are. */
export const traces = {
  name: "Zquiltha Vornbeckel",
  email: "zquilthavorn@blimptown.example",
  uid: "uq-zzv-88213",
  handle: "zquilthy_the_great",
  phone: "+49 171 99887766",
  subject: "Wobblefrock returned twice",
  line: "my gribblenox arrived in splintopieces",
  chat: "the frumiobatch never came",
  firstName: "Zquilthalina",
  company: "Flonkerton Brothers",
  tag: "snarfwhistle",
  notes: "allergic to plimberry tea",
  undone: "Grozzleton Limited",
  reviewed: "Krumplewax Holdings",
  refused: "Yibberquatch Ltd",
  afterMerge: "Dweezlepop Inc",
  comment: "called about the wumpletruff",
  cancelled: "threatened a zingobarf lawsuit",
} as const;

/** What of it is somebody else's to keep, when the wrong merge is cut: his own name and mail. */
export const bo = { name: "Bo Berg", email: "bo@example.org", line: "nothing urgent from bo" } as const;

export interface MadeUpPerson {
  /** Of the person; Bo's identity is not among them. */
  readonly identities: readonly string[];
  /** That the person's case is on. */
  readonly bo: string;
  readonly messages: number;
}

const people = (): string => `channel,kind,handle,name,email,phone,uid,thread,direction,sent_at,subject,text
mail,email,${traces.email},${traces.name},,,,zt-1,in,2024-03-01T10:00:00Z,${traces.subject},${traces.line}
mail,email,${traces.email},${traces.name},,,,zt-1,out,2024-03-01T11:00:00Z,Re: ${traces.subject},We look at it: ${traces.line}
x,x,@${traces.handle},${traces.name},,${traces.phone},${traces.uid},zt-2,in,2024-03-02T10:00:00Z,,${traces.chat}
mail,email,${bo.email},${bo.name},,,,zt-3,in,2024-02-01T10:00:00Z,Hello,${bo.line}
`;

export const customerOf = async (desk: TestDesk, text: string): Promise<string> => {
  const found = await desk.call("resolve", { what: "customer", text });
  if (!("ok" in found)) throw new Error(JSON.stringify(found));
  return found.ok;
};

export const decide = async (desk: TestDesk, decision: Decision) => {
  const outcome = await desk.call("perform", { decision });
  if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.ok;
};

/** Imports the person and Bo, and leaves traces in every place that keeps something. */
export const leaveTraces = async (desk: TestDesk): Promise<MadeUpPerson> => {
  await desk.importText("people.csv", people());
  const one = await customerOf(desk, `mail:${traces.email}`);
  const other = await customerOf(desk, `x:@${traces.handle}`);
  const identities: string[] = [];
  for (const customer of [one, other]) {
    const { rows } = await desk.call("identities", { customer, offset: 0, limit: 10 });
    identities.push(...rows.map(({ id }) => id));
  }
  const edit = (fields: Extract<Decision, { kind: "customer.edit" }>["texts"], customer = one) =>
    decide(desk, {
      kind: "customer.edit",
      body: {
        customer,
        fields: [...Object.keys(fields?.set ?? {}), ...Object.keys(fields?.add ?? {})] as never,
      },
      texts: fields,
    });
  await decide(desk, {
    kind: "customer.merge",
    body: { into: one, from: [other], fields: ["company"] },
    texts: { set: { company: traces.reviewed } },
  });
  await edit({ set: { firstName: traces.firstName, notes: traces.notes }, add: { tags: [traces.tag] } });
  const wrong = await edit({ set: { company: traces.undone } });
  await decide(desk, { kind: "operation.undo", body: { operations: [wrong.operation] }, texts: null });
  await edit({ set: { company: traces.company } });
  await discuss(desk, one);
  const stranger = await customerOf(desk, `mail:${bo.email}`);
  await decide(desk, {
    kind: "customer.merge",
    body: { into: one, from: [stranger], fields: ["lastName"] },
    texts: { set: { lastName: traces.refused } },
  });
  await edit({ set: { company: traces.afterMerge } });
  await desk.call("erasure", {});
  return { identities, bo: stranger, messages: 3 };
};

/** A comment on a case, and one on a case that is cancelled. */
const discuss = async (desk: TestDesk, customer: string): Promise<void> => {
  const threads = await desk.call("inboxPage", { folder: "all", customer, offset: 0, limit: 10 });
  for (const [index, { id, identity }] of threads.rows.entries()) {
    const opened = await decide(desk, { kind: "case.open", body: { thread: id, identity }, texts: null });
    const text = index === 0 ? traces.comment : traces.cancelled;
    await decide(desk, {
      kind: "comment.add",
      body: { case: opened.case!, message: null },
      texts: { text },
    });
    if (index > 0) await decide(desk, { kind: "case.cancel", body: { case: opened.case! }, texts: null });
  }
};

/** What stands beside the store: the kept first page, a log, an export that waits to be mailed. */
export const leaveFiles = async (data: string, customer: string): Promise<void> => {
  await mkdir(join(data, "log"), { recursive: true });
  await writeFile(join(data, "log", "desk.log"), `saw ${traces.name}\n`);
  await writeFile(join(data, "first-page.json"), JSON.stringify({ answers: [traces.name, traces.line] }));
  const outbox = await openOutbox(join(data, "outbox"));
  const request = { customer, to: "alice@example.org", by: "alice", locale: "en", now: 1 } as const;
  await outbox.add(request, async (file) => {
    await writeFile(file, `all of ${traces.name} ${traces.email}`);
    return { written: { bytes: 1, entries: [] } } as never;
  });
};
