import type { Command } from "./command.ts";

/** The Search button of Find matching identities [I6]. */
export const identitiesSearch: Command = {
  name: "identities.search",
  disabled: ({ navigation, language }) =>
    navigation.get().fields.find.trim() === "" ? language.text.disabled.nothingToSearch : null,
  run: ({ navigation }) => navigation.change({ found: navigation.get().fields.find.trim(), typing: null }),
};
