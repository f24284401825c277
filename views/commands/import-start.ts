import type { AppHandle } from "../app/app-handle.ts";
import { importSummary } from "../dialogs/import-summary.ts";
import type { ImportStep } from "../navigation/state.ts";
import type { Command } from "./command.ts";
import { typedPath } from "./typed-path.ts";

export const importStart: Command = {
  name: "import.start",
  disabled: ({ navigation, language }) => {
    const { importStep, fields } = navigation.get();
    if (importStep.at === "running") return language.text.disabled.busy;
    return fields.importPath.trim() === "" ? language.text.disabled.noPath : null;
  },
  run: (app) => {
    const { importStep, fields } = app.navigation.get();
    if (importStep.at !== "form") return;
    app.navigation.change({ importStep: { at: "running" }, typing: null });
    app.desk.session
      .call("importPaths", {
        paths: [typedPath(fields.importPath)],
        as: null,
        channel: null,
        map: {},
        own: fields.importOwn.split(/[\s,;]+/).filter((address) => address !== ""),
      })
      .then(
        (report) => finish(app, { at: "done", report }),
        (error: unknown) =>
          finish(app, { at: "failed", why: error instanceof Error ? error.message : String(error) }),
      );
  },
};

type Finished = Extract<ImportStep, { at: "done" | "failed" }>;

/** The dialog shows what came of it; when it was closed meanwhile, a toast does. */
const finish = ({ navigation, language }: AppHandle, importStep: Finished): void => {
  navigation.change({ importStep });
  if (navigation.get().dialogs.some(({ type }) => type === "import")) return;
  navigation.change({
    toast: { text: importSummary(language.text, importStep), alarming: importStep.at === "failed" },
  });
};
