import { statSync } from "node:fs";
import { resolve } from "node:path";
import { isRowField } from "../../channels/row-columns.ts";
import type { ImportRequest } from "../../desk.ts";
import { worthAThread } from "../../engine/import-threads.ts";
import type { Command, Context } from "../command.ts";
import { done, type Ending } from "../ending.ts";
import { type Given, listArgument, listOption, textOption } from "../given.ts";
import { tellImport } from "../import-report.ts";
import { missingPath } from "../missing-path.ts";
import { createProgressBar } from "../progress-bar.ts";

/** As the documentation of tables lists them; their other names are taken too. */
const mappedFields = [
  ...["channel", "kind", "handle", "name", "email", "phone", "uid"],
  ...["thread", "direction", "sent_at", "subject", "text"],
];
const formats = ["mbox", "eml", "maildir", "csv", "vcard", "whatsapp", "jsonl"];

export const importCommand: Command = {
  name: "import",
  arguments: (text) => [{ usage: "<path...>", about: text.commands.import.paths }],
  options: (text) => [
    { flags: "--as <format>", about: text.commands.import.as },
    { flags: "--channel <name>", about: text.commands.import.channel },
    { flags: "--map <field=column,...>", about: text.commands.import.map },
    { flags: "--own <address...>", about: text.commands.import.own },
  ],
  example: "onefold import archive.mbox --own desk@example.org",
  on: "session",
  expectsImport: (given) => listArgument(given, 0).some(isLarge),
  run: async (context, given, session) => {
    const { io, text, settings } = context;
    const request = requestOf(context, given);
    if ("type" in request) return request;
    const { permissions } = await session.call("settings", {});
    if (!permissions.includes("update"))
      return { type: "refused", refusal: { rule: "F13", code: "not-allowed" } };
    const missing = missingPath(request.paths);
    if (missing !== null) return { type: "missing", noun: "path", text: missing };
    const bar = createProgressBar(io.err, text, settings.ascii);
    const unsubscribe = session.subscribe(({ progress }) => bar.show(progress));
    const interrupted = Promise.withResolvers<"interrupted">();
    const stopListening = io.onInterrupt(() => interrupted.resolve("interrupted"));
    try {
      const report = await Promise.race([session.call("importPaths", request), interrupted.promise]);
      await bar.clear();
      // Every batch is acknowledged when it is on disk, so whatever was read so far is kept.
      if (report === "interrupted") return { type: "interrupted", message: text.interrupted };
      await tellImport(context, report);
      return done;
    } finally {
      stopListening();
      unsubscribe();
      await bar.clear();
    }
  },
};

const requestOf = ({ text }: Context, given: Given): ImportRequest | Ending => {
  const format = textOption(given, "as");
  if (format !== null && !formats.includes(format)) {
    return { type: "usage", message: text.errors.unknownFormat(format) };
  }
  const map = mapOf(textOption(given, "map") ?? "");
  if (typeof map === "string") return { type: "usage", message: text.errors.notPair(map) };
  const unknown = Object.keys(map).find((field) => !isRowField(field));
  if (unknown !== undefined) {
    return { type: "usage", message: text.errors.unknownField(unknown, mappedFields.join(", ")) };
  }
  return {
    paths: listArgument(given, 0).map((path) => resolve(path)),
    as: format,
    channel: textOption(given, "channel"),
    map,
    own: listOption(given, "own").flatMap((address) => address.split(",").filter((part) => part !== "")),
  };
};

/** A folder may be: its files are not looked at twice for this. */
const isLarge = (path: string): boolean => {
  try {
    const found = statSync(path);
    return found.isDirectory() || found.size >= worthAThread;
  } catch {
    // Whoever reads it says why.
    return false;
  }
};

/** `field=column,…` as a record, or the part that is not of that form. */
const mapOf = (typed: string): Record<string, string> | string => {
  const map: Record<string, string> = {};
  for (const pair of typed.split(",").filter((part) => part.trim() !== "")) {
    const at = pair.indexOf("=");
    if (at <= 0 || at === pair.length - 1) return pair;
    map[pair.slice(0, at).trim()] = pair.slice(at + 1).trim();
  }
  return map;
};
