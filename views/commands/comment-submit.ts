import type { AppHandle } from "../app/app-handle.ts";
import { keyOfTarget } from "../navigation/remark.ts";
import type { Command } from "./command.ts";
import { decide } from "./decide.ts";

/** Places the typed comment. It stays in its field until the desk has it [I4]. */
export const commentSubmit: Command = {
  name: "comment.submit",
  disabled: (app) => (typedRemark(app) === "" ? app.language.text.deciding.disabled.emptyComment : null),
  run: (app) => {
    const { navigation, language } = app;
    const { commentOn: body } = navigation.get();
    const text = typedRemark(app);
    if (body === null || text === "") return;
    navigation.change({ typing: null });
    decide(app, { kind: "comment.add", body, texts: { text } }, language.text.deciding.done.commented, () => {
      // It stands first there, also where somebody had scrolled away from it.
      if ("customer" in body && navigation.extent("customer.summary")?.of === body.customer)
        navigation.place("customer.summary", 0);
      const { [keyOfTarget(body)]: kept, ...remarks } = navigation.get().remarks;
      // Unless another one was begun meanwhile.
      if (kept?.trim() === text) navigation.change({ remarks });
    });
  },
};

const typedRemark = ({ navigation }: AppHandle): string => {
  const { commentOn, remarks } = navigation.get();
  return commentOn === null ? "" : (remarks[keyOfTarget(commentOn)] ?? "").trim();
};
