import type { Command } from "./command.ts";

/** From the import's path to its addresses and back. */
export const fieldNext: Command = {
  name: "field.next",
  run: ({ navigation }) => {
    const { importStep, typing } = navigation.get();
    if (importStep.at !== "form") return;
    navigation.change({ typing: typing === "importPath" ? "importOwn" : "importPath" });
  },
};
