import type { Catalogue } from "../../src/i18n/catalogue.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { type Navigation, topDialog } from "../navigation/state.ts";

/** Where a key can mean something. Each has a name in the catalogue. */
export type Place = keyof Catalogue["help"]["places"];

/**
 * The places that the next key belongs to, innermost first. While somebody types, keys that type go to the
 * field, and only the field's own place and `always` have a say.
 */
export const placesOf = (app: AppHandle): readonly Place[] => {
  const navigation = app.navigation.get();
  const dialog = topDialog(navigation);
  if (navigation.typing === "find") return ["find", "always"];
  if (navigation.typing === "comment") return ["comment", "always"];
  if (navigation.typing === "profile") return ["profileField", "always"];
  if (navigation.typing === "notes") return ["notesField", "always"];
  if (navigation.typing === "setting") return ["settingField", "always"];
  if (navigation.typing === "hubUrl" || navigation.typing === "hubToken") return ["hubForm", "always"];
  if (dialog === undefined) {
    if (isWelcome(app)) return ["welcome", "everywhere", "always"];
    if (navigation.mode === "inbox") return [navigation.pane, "panes", "everywhere", "always"];
    const panel = navigation.pane === "customer" ? tabPlaces(navigation) : [];
    return [...panel, navigation.pane, "routing", "panes", "everywhere", "always"];
  }
  if (dialog.type === "customer")
    return [...tabPlaces(navigation), "customer", "window", "everywhere", "always"];
  if (dialog.type === "confirm" || dialog.type === "profileForm") return [dialog.type, "always"];
  if (dialog.type === "review") return [reviewPlace(navigation), "always"];
  if (navigation.typing !== null) return [dialog.type, "always"];
  if (dialog.type === "import" && navigation.importStep.at !== "form")
    return ["importReport", "everywhere", "always"];
  if (dialog.type === "hub" && isJoining(navigation)) return ["hubJoining", "everywhere", "always"];
  return [dialog.type, "everywhere", "always"];
};

/** Nothing was ever imported or decided: the panes would all be empty. */
export const isWelcome = (app: AppHandle): boolean => app.desk.cache.peek("overview", {})?.empty === true;

const isJoining = ({ hubStep }: Navigation): boolean =>
  hubStep.at === "connecting" || hubStep.at === "joining";

const reviewPlace = ({ typing, review }: Navigation): Place => {
  if (typing === "review") return "reviewField";
  return review?.step === "leaving" ? "reviewLeave" : "review";
};

const tabPlaces = ({ tab, insideCase }: Navigation): readonly Place[] =>
  tab === "cases" && insideCase !== null ? ["case", "cases"] : [tab];
