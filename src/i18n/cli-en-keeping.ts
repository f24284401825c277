import type { Numbers } from "./plural.ts";

/** What the command line says in English of erasing, backing up and restoring. */
export const createEnKeeping = ({ plural }: Numbers) => ({
  commands: {
    anonymize: {
      about: "Erase a person for ever: name, handles, profile, comments and messages.",
      yes: "yes, I understand, please anonymize",
    },
    backup: {
      about: "Write everything into one file that only you can read.",
      file: "the file to write; a backup that is there is replaced",
      forget: "the backup is gone for good, with every copy: do not look for it any more",
    },
    restore: { about: "Make a new data folder out of a backup.", file: "the backup" },
  },
  words: {
    needsYes: "Anonymizing cannot be undone: --yes confirms it, --dry-run says what would go.",
    goes: {
      title: "This would be erased for ever (nothing was changed):",
      identities: (count: number) => plural(count, { one: "# identity", other: "# identities" }),
      threads: (count: number) => plural(count, { one: "# thread", other: "# threads" }),
      messages: (count: number) => plural(count, { one: "# message", other: "# messages" }),
      mentions: (count: number) =>
        plural(count, {
          one: "# message of other customers mentions the person and stays.",
          other: "# messages of other customers mention the person and stay.",
        }),
    },
    erased: (messages: number, bytes: number, operation: string) =>
      `Erased for ever: ${plural(messages, { one: "# message", other: "# messages" })}, ${plural(bytes, { one: "# byte", other: "# bytes" })} of texts. Operation ${operation}.`,
    unreached: {
      missing: (path: string) =>
        `The backup ${path} is not where it was written, so it still holds what was erased. Delete it and every copy, then run onefold backup --forget ${path}; or put it back and run onefold doctor, which erases there too.`,
      replaced: (path: string) =>
        `Another file is where the backup ${path} was written; the backup may be elsewhere and still holds what was erased. Delete it and every copy, then run onefold backup --forget ${path}; or put it back and run onefold doctor.`,
      unwritable: (path: string) =>
        `The backup ${path} could not be changed and still holds what was erased. Make it writable and run onefold doctor; or delete it, then run onefold backup --forget ${path}.`,
    },
    sending: (count: number) =>
      plural(count, {
        one: "# export was just being mailed: it may have arrived. Ask whoever got it to delete it.",
        other:
          "# exports were just being mailed: they may have arrived. Ask whoever got them to delete them.",
      }),
    backedUp: (file: string, batches: number, bytes: number) =>
      `Backed up into ${file}: ${plural(batches, { one: "# batch", other: "# batches" })}, ${plural(bytes, { one: "# byte", other: "# bytes" })}. It holds the desk's secret: keep it safe.`,
    forgotten: (file: string) => `${file} is not looked for any more.`,
    restored: (folder: string, operations: number, facts: number) =>
      `Restored into ${folder}: ${plural(operations, { one: "# operation", other: "# operations" })}, ${plural(facts, { one: "# fact", other: "# facts" })}.`,
    laterErasures: (count: number) =>
      plural(count, {
        one: "# erasure since the backup was applied as well.",
        other: "# erasures since the backup were applied as well.",
      }),
    notRestored: {
      missing: (file: string, _folder: string) =>
        `There is no file ${file}. Nothing was changed. Check the path.`,
      "no-backup": (file: string, _folder: string) =>
        `${file} is no backup of onefold. Nothing was changed. Give a file that onefold backup wrote.`,
      damaged: (file: string, _folder: string) =>
        `The backup ${file} is damaged. Nothing was changed. Use another backup.`,
      "not-empty": (_file: string, folder: string) =>
        `${folder} is not empty. Nothing was changed. Give a new folder with --data.`,
    },
  },
});
