import { createEnCli } from "./cli-en.ts";
import { createEsCli } from "./cli-es.ts";
import { createNumbers } from "./plural.ts";
import { isSpanish, readerTag } from "./reader-tag.ts";

/** What every language must say on the command line. A missing or misspelt string does not compile. */
export type CliText = ReturnType<typeof createEnCli>;

/** The words of the command line in the language of a locale, as `createLanguage` chooses it. */
export const cliTextOf = (locale: string): CliText => {
  const tag = readerTag(locale);
  return (isSpanish(tag) ? createEsCli : createEnCli)(createNumbers(tag));
};
