import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** How many mails the real archive of the benchmarks has, and how long they are. */
const mails = 5332;
const linesPerMail = 14;

/**
 * The mail archive to measure with: the real one below `ONEFOLD_TEST_DATA`, else a made-up one of the same
 * number and size of mails.
 */
export const benchMbox = async (folder: string): Promise<{ file: string; isReal: boolean }> => {
  const data = process.env.ONEFOLD_TEST_DATA;
  const real = data ? join(data, "git-mbox-git", "git.mbox") : "";
  if (real !== "" && (await stat(real).catch(() => null)) !== null) return { file: real, isReal: true };
  const file = join(folder, "made-up.mbox");
  await writeMadeUpMbox(file, mails);
  return { file, isReal: false };
};

/** Writes a mail archive of so many made-up mails, in threads of up to nine. */
export const writeMadeUpMbox = (file: string, mails: number): Promise<void> =>
  pipeline(madeUpMails(mails), createWriteStream(file));

function* madeUpMails(mails: number): Generator<string> {
  for (let n = 0; n < mails; n++) {
    const thread = Math.floor(n / 9) * 9;
    const date = new Date(Date.UTC(2005, 3, 1) + n * 3_600_000).toUTCString().replace("GMT", "+0000");
    const sender = `person${n % 431}`;
    const body = Array.from({ length: linesPerMail }, (_, line) => words(n * linesPerMail + line)).join("\n");
    yield [
      `From ${sender}@example.org Mon Apr  4 12:00:00 2005`,
      `From: ${sender[0]!.toUpperCase()}${sender.slice(1)} Example <${sender}@example.org>`,
      "To: list@example.org",
      `Date: ${date}`,
      `Message-ID: <${n}@example.org>`,
      ...(n === thread ? [] : [`In-Reply-To: <${thread}@example.org>`]),
      `Subject: ${n === thread ? "" : "Re: "}${words(thread)}`,
      "",
      body,
      "",
      "",
    ].join("\n");
  }
}

const vocabulary = "order parcel invoice reply branch merge patch question answer late early number".split(
  " ",
);

const words = (seed: number): string =>
  Array.from({ length: 7 }, (_, n) => vocabulary[(seed * 7919 + n * n * 31) % vocabulary.length]).join(" ");
