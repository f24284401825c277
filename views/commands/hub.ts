import type { Calls, ColleagueRow, LineSettings } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { isReviewChanged } from "../merge/change-review.ts";
import { otherCustomer } from "../navigation/other-customer.ts";
import { changeOf } from "../navigation/profile-draft.ts";
import { unsubmitted } from "../navigation/remark.ts";
import { type HubStep, type Navigation, topDialog } from "../navigation/state.ts";
import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";
import { reportFailure, reportOutcome } from "./report.ts";

/** The keys of the line to the hub, and of who else is there. */
export const hub: readonly Command[] = [
  {
    name: "hub.open",
    run: (app) => {
      const { navigation } = app;
      const isBusy = isUnderWay(navigation.get().hubStep);
      const hubStep: HubStep = isBusy
        ? navigation.get().hubStep
        : { at: isConnectable(app) ? "state" : "form" };
      const typing = hubStep.at === "form" ? "hubUrl" : null;
      navigation.change({ ...openDialog(navigation.get(), { type: "hub" }, typing), hubStep });
    },
  },
  {
    name: "hub.edit",
    disabled: (app) => busyReason(app),
    run: (app) => {
      const { navigation } = app;
      const { fields } = navigation.get();
      const hubUrl = fields.hubUrl || (app.desk.cache.peek("syncState", {})?.url ?? "");
      navigation.change({
        hubStep: { at: "form" },
        typing: hubUrl === "" ? "hubUrl" : "hubToken",
        fields: { ...fields, hubUrl },
      });
    },
  },
  {
    name: "hub.connect",
    disabled: (app) => {
      const { fields } = app.navigation.get();
      const said = app.language.text.sync.hub;
      if (fields.hubUrl.trim() === "") return said.noUrl;
      if (!/^wss?:\/\/./i.test(fields.hubUrl.trim())) return said.notUrl;
      return tokensIn(fields.hubToken).length === 0 ? said.noToken : busyReason(app);
    },
    run: (app) => connect(app),
  },
  {
    name: "hub.retry",
    disabled: (app) => busyReason(app) ?? noHubReason(app),
    run: (app) => {
      const { text } = app.language;
      app.navigation.change({ toast: { text: text.sync.hub.connecting, alarming: false } });
      app.desk.session.call("syncOnce", {}).then(
        (result) => {
          if ("failed" in result) return tell(app, text.sync.failures[result.failed], true);
          const report = reportOutcome(app, result);
          if (report !== null) tell(app, text.sync.hub.synced(report.sent, report.received), false);
        },
        (error: unknown) => reportFailure(app, error),
      );
    },
  },
  { name: "hub.presence", disabled: (app) => noHubReason(app), run: (app) => switchLine(app, "presence") },
  { name: "hub.thin", disabled: (app) => noHubReason(app), run: (app) => switchLine(app, "thin") },
  {
    name: "hub.visit",
    disabled: (app) => {
      const { presence } = app.language.text.sync;
      const colleague = selectedColleague(app);
      if (colleague === null) return presence.noColleague;
      return colleague.customer === null ? presence.nowhere : null;
    },
    run: (app) => {
      const colleague = selectedColleague(app);
      if (colleague?.at != null && colleague.customer !== null) visit(app, colleague.at, colleague.customer);
    },
  },
];

const isUnderWay = ({ at }: HubStep): boolean => at === "connecting" || at === "joining";

const isConnectable = ({ desk }: AppHandle): boolean => {
  const sync = desk.cache.peek("syncState", {});
  return sync !== undefined && sync.state !== "none";
};

const busyReason = ({ navigation, language }: AppHandle): string | null =>
  isUnderWay(navigation.get().hubStep) ? language.text.sync.hub.busy : null;

const noHubReason = (app: AppHandle): string | null =>
  isConnectable(app) ? null : app.language.text.sync.hub.noHub;

const tokensIn = (typed: string): readonly string[] => typed.split(/[\s,]+/).filter((token) => token !== "");

const tell = ({ navigation }: AppHandle, text: string, alarming: boolean): void =>
  navigation.change({ toast: { text, alarming } });

const connect = (app: AppHandle): void => {
  const { navigation, desk, language } = app;
  const { hubUrl, hubToken } = navigation.get().fields;
  const fail = (why: string) => {
    const isOpen = topDialog(navigation.get())?.type === "hub";
    navigation.change({ hubStep: { at: "failed", why }, ...(isOpen ? { typing: "hubToken" } : {}) });
    if (!isOpen) tell(app, why, true);
  };
  navigation.change({ hubStep: { at: "connecting" }, typing: null });
  desk.session.call("connectHub", { url: hubUrl.trim(), tokens: tokensIn(hubToken) }).then(
    (result) => {
      if ("failed" in result) return fail(language.text.sync.failures[result.failed]);
      if ("refused" in result) return fail(language.refusal(result.refused));
      if ("ok" in result) joined(app, result);
      else fail(language.text.toast.notThere);
    },
    (error: unknown) =>
      fail(language.text.toast.failed(error instanceof Error ? error.message : String(error))),
  );
};

type Joined = Extract<Calls["connectHub"]["result"], { ok: unknown }>;

/** The token is kept by the desk, so not on the screen. */
const joined = (app: AppHandle, { ok: { agents, brought } }: Joined): void => {
  const { navigation, desk, language } = app;
  const { hub: said } = language.text.sync;
  const { agent } = desk.session.door;
  const names = agents.map(safeLine).join(", ");
  const { dialogs } = navigation.get();
  const isLost = hasUnsaved(navigation.get());
  navigation.change({
    hubStep: { at: "joining", agents },
    fields: { ...navigation.get().fields, hubToken: "" },
    // What was here has other ids now.
    ...nowhere,
    dialogs: dialogs.filter(({ type }) => type === "hub"),
  });
  const { facts, operations } = brought;
  const alone = said.joined(names);
  const number = (n: number): string => language.number(n);
  const connected =
    facts + operations === 0 ? alone : `${alone} ${said.brought(number(facts), number(operations))}`;
  const canWork = agents.includes(agent) || desk.workAs !== null;
  const told = canWork ? connected : said.otherAgent(names, safeLine(agent));
  tell(app, isLost ? `${told} ${said.unsavedGone}` : told, isLost || !canWork);
};

/** What a screen is at where it is at nothing that the desk holds. */
const nowhere = {
  pane: "list",
  pinned: null,
  settled: null,
  routed: null,
  insideCase: null,
  typing: null,
  draft: null,
  review: null,
  commentOn: null,
  remarks: {},
} as const satisfies Partial<Navigation>;

/** Whether something was typed or decided that no longer has anything to be saved to. */
const hasUnsaved = ({ draft, review, remarks }: Navigation): boolean =>
  (draft !== null && changeOf(draft) !== null) ||
  (review !== null && isReviewChanged(review)) ||
  unsubmitted(remarks) > 0;

const switchLine = (app: AppHandle, key: keyof LineSettings): void => {
  const { hub: said } = app.language.text.sync;
  const on = app.desk.cache.peek("syncState", {})?.[key] !== true;
  app.desk.session.call("configureLine", { [key]: on }).then(
    () => tell(app, said.set(said[key], on ? said.on : said.off), false),
    (error: unknown) => reportFailure(app, error),
  );
};

const selectedColleague = ({ navigation, desk }: AppHandle): ColleagueRow | null =>
  desk.cache.peek("colleagues", {})?.[navigation.cursor("hub")?.index ?? 0] ?? null;

const visit = ({ navigation }: AppHandle, at: NonNullable<ColleagueRow["at"]>, customer: string): void => {
  if ("thread" in at) navigation.change({ dialogs: [], pinned: at.thread, pane: "thread" });
  else
    navigation.change({
      ...otherCustomer(navigation.get()),
      dialogs: [{ type: "customer", customer }],
      tab: "summary",
    });
};
