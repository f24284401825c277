import { type ReactNode, useEffect, useState } from "react";
import { App } from "../../views/app/app.tsx";
import type { Answer } from "../../views/data/query-cache.ts";
import { hasTerminal, type LocalEnd, openLocalScreen } from "../../views/screen/local-terminal.ts";
import { useScreen } from "../../views/screen/screen.ts";
import type { Session } from "../desk.ts";
import type { AgentName } from "../domain/ids.ts";
import { safeLine } from "../domain/safe-text.ts";
import { openDeskInWorker, type WorkerDesk } from "../engine/open-desk-in-worker.ts";
import type { HubFile } from "../engine/sync/hub-file.ts";
import { type CliText, cliTextOf } from "../i18n/cli-text.ts";
import { exitCodes } from "./exit-codes.ts";
import { keepFirstPage, readFirstPage } from "./first-page.ts";
import { openFailure } from "./open-failure.ts";
import type { ProgramFiles } from "./program-files.ts";
import type { Settings } from "./settings.ts";
import { signalStatus } from "./signal-status.ts";

/**
 * The full-screen program: paints what was kept of the first page at once, while the engine opens in a thread of
 * its own. Resolves with the exit status when the terminal is as it was and everything is on disk.
 *
 * @param hub takes the place of the folder's own for this run
 */
export const runDesk = async (
  settings: Settings,
  files: ProgramFiles,
  hub: HubFile | null = null,
): Promise<number> => {
  const text = cliTextOf(settings.locale);
  if (!hasTerminal()) return complain(text.errors.noTerminal, exitCodes.usage);
  const { dataFolder, agent, locale, timezone, ascii } = settings;
  const initial = readFirstPage(dataFolder, agent);
  const desk = openDeskInWorker({
    data: dataFolder,
    template: files.template,
    workerUrl: files.worker,
    reader: files.reader,
    hub,
  });
  let session = desk.openSession({ agent, locale, timezone });
  const reopen = (as: AgentName): Session => {
    session.close();
    session = desk.openSession({ agent: as, locale, timezone });
    return session;
  };
  const ended = await openLocalScreen(
    <WhileOpening desk={desk}>
      <Working first={session} initial={initial} reopen={reopen} />
    </WhileOpening>,
    { ascii, locale, timezone },
  );
  try {
    const failure = await desk.opened;
    if (failure !== null) {
      const { message, status } = openFailure(failure, text);
      return complain(message, status);
    }
    await keepFirstPage(dataFolder, session);
    return statusOf(ended, text);
  } catch (error) {
    return complain(text.errors.failed(messageOf(error)), exitCodes.failed);
  } finally {
    await desk.close();
  }
};

interface WorkingProps {
  readonly first: Session;
  readonly initial: readonly Answer[];
  readonly reopen: (as: AgentName) => Session;
}

/** The desk for whoever works at it: who connects with a token goes on as its agent. */
const Working = ({ first, initial, reopen }: WorkingProps) => {
  const [session, work] = useState(first);
  const { agent } = session.door;
  return (
    <App
      key={agent}
      session={session}
      initial={session === first ? initial : []}
      workAs={(other) => work(reopen(other))}
    />
  );
};

/** Ends the screen when there is no desk to show on it: somebody else has the folder, or it does not open. */
const WhileOpening = ({ desk, children }: { readonly desk: WorkerDesk; readonly children: ReactNode }) => {
  const { leave } = useScreen();
  useEffect(() => {
    desk.opened.then(
      (failure) => {
        if (failure !== null) leave();
      },
      () => leave(),
    );
  }, [desk, leave]);
  return children;
};

const statusOf = ({ end, signal }: LocalEnd, text: CliText): number => {
  if (end.reason === "failed") return complain(text.errors.failed(messageOf(end.error)), exitCodes.failed);
  return signal === null ? exitCodes.done : signalStatus(signal);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const complain = (message: string, status: number): number => {
  process.stderr.write(`${safeLine(message)}\n`);
  return status;
};
