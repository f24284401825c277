import type { Session, SyncState } from "../../desk.ts";
import { type Command, type Context, noArguments } from "../command.ts";
import { done, type Ending } from "../ending.ts";
import { endingOf } from "../find.ts";
import { flagOption } from "../given.ts";
import { isoTime } from "../iso-time.ts";
import { createProgressBar } from "../progress-bar.ts";

export const sync: Command = {
  name: "sync",
  arguments: noArguments,
  options: (text) => [{ flags: "--once", about: text.commands.sync.once }],
  example: "onefold sync --once",
  on: "session",
  syncs: (given) => !flagOption(given, "once"),
  run: async (context, given, session) => {
    const { state } = await session.call("syncState", {});
    if (state === "none") return { type: "failed", message: context.text.line.noHub };
    return flagOption(given, "once") ? syncOnce(context, session) : goOn(context, session);
  },
};

const syncOnce = async (context: Context, session: Session): Promise<Ending> => {
  const { io, language, print, settings, text } = context;
  const bar = createProgressBar(io.err, text, settings.ascii);
  const stop = session.subscribe(async ({ topics }) => {
    if (!topics.includes("sync")) return;
    const { receiving } = await session.call("syncState", {});
    if (receiving !== null) bar.show({ job: "sync", ...receiving, label: "" });
  });
  const report = await session.call("syncOnce", {});
  stop();
  await bar.clear();
  if ("failed" in report) return { type: "failed", message: language.text.sync.failures[report.failed] };
  if (!("ok" in report)) return endingOf(report, "path", "");
  const { sent, received, pending } = report.ok;
  if (print.json) await print.document({ sent, received, pending });
  else await print.lines([text.line.synced(sent, received, pending)]);
  return done;
};

/** Says each state that the line comes to, until it is ended. */
const goOn = async (context: Context, session: Session): Promise<Ending> => {
  const ended = Promise.withResolvers<void>();
  const stopListening = context.io.onInterrupt(() => ended.resolve());
  let said = "";
  let telling: Promise<void> = Promise.resolve();
  const tell = async (): Promise<void> => {
    const state = await session.call("syncState", {});
    const now = [state.state, state.reason, state.unsent === 0].join();
    if (now === said) return;
    said = now;
    await say(context, state);
  };
  const tellNext = (): void => {
    telling = telling.then(tell).catch((error: unknown) => ended.reject(error));
  };
  const stop = session.subscribe(({ topics }) => {
    if (topics.includes("sync")) tellNext();
  });
  try {
    tellNext();
    await ended.promise;
    return done;
  } finally {
    stop();
    stopListening();
    await telling;
  }
};

const say = async ({ language, print, text }: Context, state: SyncState): Promise<void> => {
  const { since, reason, unsent } = state;
  if (print.json) {
    await print.document({ state: state.state, since: isoTime(since), reason, unsent });
    return;
  }
  const line = text.line.state(language.dates.full(since), text.line.states[state.state], unsent);
  await print.lines([line, ...(reason === null ? [] : [`  ${language.text.sync.failures[reason]}`])]);
};
