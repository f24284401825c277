import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "../../src/desk.ts";
import { createLanguage } from "../../src/i18n/language.ts";
import { openStoryDesk } from "./sample-desk.ts";
import { openStory, type Panel, type Story, sizes } from "./story.tsx";

const en = createLanguage("en", "UTC").text;
const es = createLanguage("es", "UTC").text;

/** Closes what is told above the footer; it means nothing else anywhere, and begins no longer sequence. */
export const acknowledge = "~";

/** Every procedure of the source texts is done in Inbox and in Routing mode, in English and in Spanish. */
export const runs = [
  { view: "Inbox", language: "en", size: sizes[0], person: 0 },
  { view: "Inbox", language: "es", size: sizes[1], person: 1 },
  { view: "Routing mode", language: "en", size: sizes[1], person: 2 },
  { view: "Routing mode", language: "es", size: sizes[0], person: 3 },
] as const;
export type Run = (typeof runs)[number];

export interface Procedures {
  session(): Session;
  /**
   * Steps 1 to 3 of every procedure: the view, a message of this run's person, Customer information. `onMessage` is
   * what is done between the second and the third.
   */
  begin(run: Run, onMessage?: (story: Story, text: typeof en) => Promise<void>): Promise<Begun>;
  close(): Promise<void>;
}

export interface Begun extends Story {
  /** Customer information: a window over the Inbox, a pane of Routing mode. */
  readonly information: Panel;
  readonly text: typeof en;
  /** What the person of this run is called. */
  readonly name: string;
}

const names = ["Ada Field", "Bo Marsh", "Cleo Banks", "Dora Woods"];

/** A desk with one person a run: two accounts that are one customer, one thread. */
export const openProcedures = async (): Promise<Procedures> => {
  const desk = await openStoryDesk();
  const folder = await mkdtemp(join(tmpdir(), "onefold-procedure-"));
  const file = join(folder, "people.csv");
  await writeFile(file, people());
  const session = desk.session();
  await session.call("importPaths", { paths: [file], as: "csv", channel: null, map: {}, own: [] });
  for (const person of names.keys()) {
    const into = await customerOf(session, `mail:person${person}@example.com`);
    const from = await customerOf(session, `wa:+44 7700 90000${person}`);
    const body = { into, from: [from], fields: [] };
    await session.call("perform", { decision: { kind: "customer.merge", body, texts: {} } });
  }
  session.close();
  return {
    session: desk.session,
    begin: async ({ view, language, size, person }, onMessage) => {
      const name = names[person] ?? "";
      const story = openStory(desk.session(), { ...size, locale: language });
      const text = language === "es" ? es : en;
      const isRouting = view === "Routing mode";
      const isStack = size.columns < 100;
      await story.list.matches(/^▶ \S/);
      // 1. Navigate to the Inbox or Routing mode via the left nav bar.
      if (isRouting) await story.press("r");
      await story.screen.matches(new RegExp(`${isRouting ? text.nav.routing : text.nav.inbox} / `));
      // 2. Select a message from the left pane.
      // From the end: who was anonymized is no longer there.
      await story.press("G", ..."k".repeat(names.length - 1 - person));
      await (isRouting ? story.routing.list : story.list).matches(new RegExp(`^▶ ${name.slice(0, 6)}`));
      if (isRouting && isStack) await story.press("Enter");
      if (isRouting) await story.routing.thread.matches(new RegExp(`Question ${person}`));
      await onMessage?.(story, text);
      // 3. Open the Customer information window.
      await story.press("c");
      const information = isRouting ? story.routing.customer : story.dialog;
      await information.matches(new RegExp(`^\\(..\\) ${name}`));
      return { ...story, information, text, name };
    },
    close: async () => {
      await desk.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export const customerOf = async (session: Session, handle: string): Promise<string> => {
  const found = await session.call("resolve", { what: "customer", text: handle });
  if (!("ok" in found)) throw new Error(`nobody is ${handle}`);
  return found.ok;
};

/** Newest first in the list: the person of the first run on top. */
const people = (): string => {
  const rows = names.flatMap((name, n) => [
    `mail,email,person${n}@example.com,${name},t${n},in,2024-03-0${9 - n}T10:00:00Z,Question ${n},Where is my order?`,
    `mail,email,person${n}@example.com,${name},t${n},out,2024-03-0${9 - n}T11:00:00Z,Question ${n},On its way.`,
    `wa,whatsapp,+44 7700 90000${n},${name.split(" ")[0]},,,,,`,
  ]);
  return `channel,kind,handle,name,thread,direction,sent_at,subject,text\n${rows.join("\n")}\n`;
};
