import { type ReactNode, useEffect } from "react";
import { App } from "../../views/app/app.tsx";
import { hasTerminal, type LocalEnd, openLocalScreen } from "../../views/screen/local-terminal.ts";
import { useScreen } from "../../views/screen/screen.ts";
import { safeLine } from "../domain/safe-text.ts";
import { openDeskInWorker, type WorkerDesk } from "../engine/open-desk-in-worker.ts";
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
 */
export const runDesk = async (settings: Settings, files: ProgramFiles): Promise<number> => {
  const text = cliTextOf(settings.locale);
  if (!hasTerminal()) return complain(text.errors.noTerminal, exitCodes.usage);
  const { dataFolder, agent, locale, timezone, ascii } = settings;
  const initial = readFirstPage(dataFolder, agent);
  const desk = openDeskInWorker({
    data: dataFolder,
    template: files.template,
    workerUrl: files.worker,
    reader: files.reader,
  });
  const session = desk.openSession({ agent, locale, timezone });
  const ended = await openLocalScreen(
    <WhileOpening desk={desk}>
      <App session={session} initial={initial} />
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
