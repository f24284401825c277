import { topDialog } from "../navigation/state.ts";
import type { Command } from "./command.ts";

/** From one field of a form of two to the other: of the import, the export, the connection. */
export const fieldNext: Command = {
  name: "field.next",
  run: ({ navigation }) => {
    const { importStep, typing } = navigation.get();
    if (topDialog(navigation.get())?.type === "export") {
      return navigation.change({ typing: typing === "exportTo" ? "exportOut" : "exportTo" });
    }
    if (topDialog(navigation.get())?.type === "hub") {
      return navigation.change({ typing: typing === "hubUrl" ? "hubToken" : "hubUrl" });
    }
    if (importStep.at !== "form") return;
    navigation.change({ typing: typing === "importPath" ? "importOwn" : "importPath" });
  },
};
