import { enCli } from "./cli-en.ts";
import { esCli } from "./cli-es.ts";

/** What every language must say on the command line. A missing or misspelt string does not compile. */
export type CliText = typeof enCli;

/** The words of the command line in the language of a locale, as `createLanguage` chooses it. */
export const cliTextOf = (locale: string): CliText => (/^es(?![a-z])/iu.test(locale) ? esCli : enCli);
