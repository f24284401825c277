import { useLayoutEffect } from "react";
import { refusal } from "../../src/operations/refusals.ts";
import { useLanguage } from "../app/language-context.ts";
import { useNavigationStore } from "../app/navigation-context.ts";
import { useQuery } from "../data/use-query.ts";
import { rowsOfAll } from "../data/use-rows.ts";
import { FieldRow } from "../dialogs/field-row.tsx";
import { emptyLines } from "../look/empty.ts";
import { gutter, ItemRows } from "../look/item-rows.tsx";
import { Loading } from "../look/loading.tsx";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useFollowing } from "../navigation/use-following.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { wrapText } from "../screen/fit-text.ts";
import { isToggled } from "./setting-change.ts";
import { itemKey, rolesIn, type SettingItem, sectionStarts, settingItems } from "./setting-items.ts";
import { settingLines } from "./setting-lines.ts";
import { itemHint, promptOf } from "./setting-words.ts";
import { roleIndex } from "./settings-at-hand.ts";
import { faultOfTyped, type TypedItem } from "./typed-setting.ts";

/** What the admin decides for the whole desk; each change is one decision [S5] [F13]. */
export const SettingsDialog = () => {
  const { text } = useLanguage();
  return <Modal title={text.settings.title}>{(inside) => <Settings {...inside} />}</Modal>;
};

interface Room {
  readonly width: number;
  readonly height: number;
}

/** An empty row, then what the selected row is about or the field that is being typed into. */
const footHeight = 4;

const Settings = ({ width, height }: Room) => {
  const language = useLanguage();
  const view = useQuery("settings", {});
  const agents = useQuery("agents", {});
  const items = view === undefined || agents === undefined ? noItems : settingItems(view, agents);
  const cursor = useCursor("settings", {
    of: "settings",
    length: items.length,
    // All of them: the rows choose their window by the selected one.
    height: Math.max(1, items.length),
    mode: "select",
    stops: sectionStarts(items),
  });
  useFollowing("settings", "settings", rowsOfAll(items), itemKey, items.length > 0);
  useSoughtItem(items);
  const chosen = useNavigation(({ settings }) => settings.role);
  const typing = useNavigation((navigation) => navigation.typing === "setting");
  const unsaved = useNavigation(({ settings }) => settings.unsaved);
  const typed = useNavigation(({ fields }) => fields.setting);
  // Rows may come and go while somebody types.
  const begun = typing ? items.findIndex((each) => itemKey(each) === unsaved) : -1;
  const selected = begun < 0 ? cursor.index : begun;
  const item = items[selected];
  if (view?.permissions.includes("administer") === false) {
    const lines = emptyLines(language.refusal(refusal("F13", "not-allowed")), "", width);
    return <Rows width={width} height={height} lines={lines} />;
  }
  if (view === undefined || agents === undefined || item === undefined)
    return <Loading width={width} height={height} />;
  const roles = rolesIn(view, agents);
  const role = roleIndex(roles, chosen);
  const sheet = { view, items, roles, role, selected, width: width - gutter };
  const room = Math.max(1, height - footHeight);
  const rows = (
    <ItemRows items={settingLines(sheet, language)} selected={selected} width={width} height={room} />
  );
  if (begun >= 0 && !isToggled(item)) {
    const typedItem: TypedItem = item;
    const fault = typed === "" ? null : faultOfTyped(view, agents, typedItem, typed);
    const said = fault === null ? "" : language.text.settings.faults[fault];
    return (
      <>
        {rows}
        <Rows
          width={width}
          height={2}
          lines={[[], [{ text: promptOf(typedItem, view, agents, language), style: theme.focused }]]}
        />
        <FieldRow field="setting" width={width} />
        <Rows width={width} height={1} lines={[[{ text: `  ${said}`, style: theme.alarm }]]} />
      </>
    );
  }
  const isUnsaved = unsaved === itemKey(item);
  const hint = isUnsaved
    ? language.text.settings.unsaved(typed)
    : itemHint(item, view, roles[role] ?? "", language);
  const foot = wrapText(hint, width).map((line) => [
    { text: line, style: isUnsaved ? theme.warning : theme.quiet },
  ]);
  return (
    <>
      {rows}
      <Rows width={width} height={footHeight} lines={[[], ...foot]} />
    </>
  );
};

const noItems: readonly SettingItem[] = [];

/** Selects the row that was just added, once it is here. */
const useSoughtItem = (items: readonly SettingItem[]): void => {
  const navigation = useNavigationStore();
  const sought = useNavigation(({ settings }) => settings.sought);
  useLayoutEffect(() => {
    const index = sought === null ? -1 : items.findIndex((each) => itemKey(each) === sought);
    if (index < 0) return;
    navigation.place("settings", index);
    navigation.change({ settings: { ...navigation.get().settings, sought: null } });
  }, [navigation, items, sought]);
};
