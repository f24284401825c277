import type { Command } from "./command.ts";

export const identitiesFind: Command = {
  name: "identities.find",
  run: ({ navigation }) => navigation.change({ typing: "find" }),
};
