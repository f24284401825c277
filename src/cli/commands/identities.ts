import type { IdentityRow } from "../../desk.ts";
import { type Command, noArguments } from "../command.ts";
import { identityDocument } from "../customer-document.ts";
import { done } from "../ending.ts";
import { countOption } from "../given.ts";
import { collect, everyRow } from "../pages.ts";

export const identities: Command = {
  name: "identities",
  arguments: noArguments,
  options: (text) => [{ flags: "--limit <n>", about: text.commands.identities.limit }],
  example: "onefold identities --json",
  on: "session",
  run: async ({ print, text }, given, session) => {
    const limit = countOption(given, "limit", Number.POSITIVE_INFINITY);
    if (limit === null) return { type: "usage", message: text.errors.notNumber("--limit") };
    const found = everyRow((window) => session.call("identities", window), limit);
    if (print.json) {
      for await (const row of found)
        await print.document({ ...identityDocument(row), customer: row.customer });
      return done;
    }
    await print.table(
      [
        { title: text.columns.id, text: (row: IdentityRow) => row.id },
        { title: text.columns.channel, text: (row: IdentityRow) => row.channel },
        { title: text.columns.handle, text: (row: IdentityRow) => row.handle },
        { title: text.columns.name, text: (row: IdentityRow) => row.name },
        { title: text.columns.customer, text: (row: IdentityRow) => row.customer },
      ],
      await collect(found),
    );
    return done;
  },
};
