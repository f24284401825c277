import { topDialog } from "../navigation/state.ts";
import type { Command } from "./command.ts";

/** From the import's path to its addresses and back. */
export const fieldNext: Command = {
  name: "field.next",
  run: ({ navigation }) => {
    const dialog = topDialog(navigation.get());
    if (dialog?.type !== "import" || dialog.step.at !== "form") return;
    navigation.change({ typing: navigation.get().typing === "importPath" ? "importOwn" : "importPath" });
  },
};
