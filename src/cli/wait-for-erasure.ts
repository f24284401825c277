import type { ErasureReport, Session } from "../desk.ts";
import { safeLine } from "../domain/safe-text.ts";
import type { Context } from "./command.ts";
import { createProgressBar } from "./progress-bar.ts";

/** Waits, with progress, until nothing is left to erase; says on stderr what could not be reached, and what to do. */
export const waitForErasure = async (
  { io, settings, text }: Context,
  session: Session,
): Promise<ErasureReport> => {
  const bar = createProgressBar(io.err, text, settings.ascii);
  const stop = session.subscribe(({ progress }) => bar.show(progress));
  try {
    const report = await session.call("erasure", {});
    await bar.clear();
    const { unreached, sending } = text.keeping;
    for (const { path, why } of report.unreached) await io.err.write(`${safeLine(unreached[why](path))}\n`);
    if (report.sending > 0) await io.err.write(`${sending(report.sending)}\n`);
    return report;
  } finally {
    stop();
    await bar.clear();
  }
};
