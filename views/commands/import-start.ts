import type { AppHandle } from "../app/app-handle.ts";
import { type ImportStep, topDialog } from "../navigation/state.ts";
import type { Command } from "./command.ts";

export const importStart: Command = {
  name: "import.start",
  disabled: ({ navigation, desk, language }) => {
    if (desk.jobs.get() !== null) return language.text.disabled.busy;
    return navigation.get().fields.importPath.trim() === "" ? language.text.disabled.noPath : null;
  },
  run: (app) => {
    const { importPath, importOwn } = app.navigation.get().fields;
    showStep(app, { at: "running" });
    app.desk.session
      .call("importPaths", {
        paths: [unquote(importPath.trim())],
        as: null,
        channel: null,
        map: {},
        own: importOwn.split(/[\s,;]+/).filter((address) => address !== ""),
      })
      .then(
        (report) => showStep(app, { at: "done", report }),
        (error: unknown) =>
          showStep(app, { at: "failed", why: error instanceof Error ? error.message : String(error) }),
      );
  },
};

/** Puts the dialog at a step; typing is over unless it is the form. */
const showStep = ({ navigation }: AppHandle, step: ImportStep): void => {
  const { dialogs } = navigation.get();
  if (!dialogs.some(({ type }) => type === "import")) return;
  const changed = dialogs.map((dialog) => (dialog.type === "import" ? { ...dialog, step } : dialog));
  const typing = topDialog(navigation.get())?.type === "import" ? null : navigation.get().typing;
  navigation.change({ dialogs: changed, typing });
};

/** A path dragged onto a terminal arrives in quotes. */
const unquote = (path: string): string => /^(['"])(.*)\1$/.exec(path)?.[2] ?? path;
