import { createAgentToken } from "../../src/domain/agent-token.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { refusal } from "../../src/operations/refusals.ts";
import type { AppHandle } from "../app/app-handle.ts";
import type { Navigation, SettingsPlace } from "../navigation/state.ts";
import { isToggled, toggled, toggleReason } from "../settings/setting-change.ts";
import { isRoleItem, itemKey, type SettingItem } from "../settings/setting-items.ts";
import { itemLabel } from "../settings/setting-words.ts";
import { roleIndex, settingsAtHand } from "../settings/settings-at-hand.ts";
import { faultOfTyped, removal, startText, typedDecision } from "../settings/typed-setting.ts";
import { openQuestion } from "./ask-first.ts";
import { changeSetting } from "./change-setting.ts";
import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";

const at = ({ navigation }: AppHandle, place: Partial<SettingsPlace>): Pick<Navigation, "settings"> => ({
  settings: { ...navigation.get().settings, ...place },
});

const changeRole = (app: AppHandle, by: number): void => {
  const here = settingsAtHand(app);
  if (here === null) return;
  const from = roleIndex(here.roles, app.navigation.get().settings.role);
  app.navigation.change(at(app, { role: roleIndex(here.roles, from + by) }));
};

const noRolesReason = (app: AppHandle): string | null => {
  const here = settingsAtHand(app);
  const { disabled } = app.language.text.settings;
  if (here === null) return disabled.starting;
  return isRoleItem(here.item) ? null : disabled.noRoles;
};

/** An agent who is added gets a token; what is synced and kept of it is its hash. */
const withToken = (decision: Decision, hash: string): Decision =>
  decision.kind === "agent.set" ? { ...decision, body: { ...decision.body, token: hash } } : decision;

/** Saves what was typed. It stays in the field until the desk has taken it. */
const take = (app: AppHandle): void => {
  const { navigation, language } = app;
  const here = settingsAtHand(app);
  if (here === null || isToggled(here.item)) return;
  const { item } = here;
  const typed = navigation.get().fields.setting;
  navigation.change({ typing: null, ...at(app, { unsaved: itemKey(item) }) });
  const { token, hash } = createAgentToken();
  changeSetting(
    app,
    (view) => {
      const decision = typedDecision(view, item, typed);
      if (decision === null) {
        navigation.change(at(app, { unsaved: null }));
        return null;
      }
      const said = language.text.settings.done;
      const isNew = item.type === "add" || item.type === "addRole" || item.type === "addAgent";
      const done = isNew ? said.added(typed.trim()) : said.set(itemLabel(item, language), typed.trim());
      return { decision: item.type === "addAgent" ? withToken(decision, hash) : decision, done };
    },
    () => {
      const { dialogs } = navigation.get();
      const shown = { type: "token", agent: typed.trim(), token } as const;
      navigation.change({
        ...at(app, { unsaved: null, sought: addedKey(item, typed.trim()) }),
        ...(item.type === "addAgent" ? { dialogs: [...dialogs, shown], toast: null } : {}),
      });
    },
  );
};

/** The row that an addition makes; null where it makes none. */
const addedKey = (item: SettingItem, added: string): string | null => {
  if (item.type === "addAgent") return `agent ${added}`;
  return item.type === "add" ? itemKey({ type: "value", list: item.list, value: added }) : null;
};

const remove = (app: AppHandle): void => {
  const here = settingsAtHand(app);
  if (here === null) return;
  const { item } = here;
  const { done, revoke: words } = app.language.text.settings;
  const decision = removal(here.view, item);
  if (item.type === "agent" && decision !== null) {
    const { name } = item.agent;
    openQuestion(app, {
      title: words.title,
      lines: [words.line(name)],
      accept: words.accept,
      irrevocable: false,
      onYes: { type: "decide", decision, done: done.revoked(name) },
    });
    return;
  }
  changeSetting(app, (view) => {
    const fresh = removal(view, item);
    if (fresh === null) return null;
    const said = item.type === "value" ? done.removed(item.value) : done.usual(itemLabel(item, app.language));
    return { decision: fresh, done: said };
  });
};

/** The keys of the settings [S5]. */
export const settings: readonly Command[] = [
  {
    name: "settings.open",
    // While the role is not known yet, the view itself waits for it.
    disabled: ({ desk, language }) =>
      desk.cache.peek("settings", {})?.permissions.includes("administer") === false
        ? language.refusal(refusal("F13", "not-allowed"))
        : null,
    run: ({ navigation }) => navigation.change(openDialog(navigation.get(), { type: "settings" })),
  },
  {
    name: "settings.change",
    disabled: (app) => {
      const here = settingsAtHand(app);
      if (here === null) return app.language.text.settings.disabled.starting;
      const { item, view, role } = here;
      return isToggled(item) ? toggleReason(view, item, role, app.language.text) : null;
    },
    run: (app) => {
      const here = settingsAtHand(app);
      if (here === null) return;
      const { item, view, role } = here;
      if (isToggled(item)) {
        changeSetting(app, (fresh) => toggled(fresh, item, role, app.language.text));
        return;
      }
      const { fields, settings: place } = app.navigation.get();
      // What was typed and left goes on.
      const text = place.unsaved === itemKey(item) ? fields.setting : startText(view, item);
      app.navigation.change({
        typing: "setting",
        fields: { ...fields, setting: text },
        ...at(app, { unsaved: itemKey(item) }),
      });
    },
  },
  { name: "settings.roleNext", disabled: noRolesReason, run: (app) => changeRole(app, 1) },
  { name: "settings.rolePrevious", disabled: noRolesReason, run: (app) => changeRole(app, -1) },
  {
    name: "settings.remove",
    disabled: (app) => {
      const here = settingsAtHand(app);
      const { disabled } = app.language.text.settings;
      if (here === null) return disabled.starting;
      return removal(here.view, here.item) === null ? disabled.notRemovable : null;
    },
    run: remove,
  },
  { name: "settings.sectionNext", run: ({ navigation }) => navigation.move("nextStop") },
  { name: "settings.sectionPrevious", run: ({ navigation }) => navigation.move("previousStop") },
  {
    name: "settings.take",
    disabled: (app) => {
      const here = settingsAtHand(app);
      const { disabled, faults } = app.language.text.settings;
      if (here === null || isToggled(here.item)) return disabled.starting;
      const fault = faultOfTyped(here.view, here.agents, here.item, app.navigation.get().fields.setting);
      return fault === null ? null : faults[fault];
    },
    run: take,
  },
  {
    name: "settings.drop",
    run: (app) => {
      const here = settingsAtHand(app);
      const { fields } = app.navigation.get();
      const isChanged =
        here !== null && !isToggled(here.item) && fields.setting !== startText(here.view, here.item);
      app.navigation.change({
        typing: null,
        ...at(app, { unsaved: isChanged ? itemKey(here.item) : null }),
      });
    },
  },
];
