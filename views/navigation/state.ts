import type { FolderId, ImportReport } from "../../src/desk.ts";
import type {
  AgentName,
  CaseId,
  CustomerId,
  MessageId,
  OperationId,
  ThreadId,
} from "../../src/domain/ids.ts";
import type { CommandName } from "../../src/i18n/catalogue.ts";
import type { Review } from "../merge/review.ts";
import type { Cursor } from "./cursor.ts";
import type { ProfileDraft } from "./profile-draft.ts";
import type { Question } from "./question.ts";
import type { CommentTarget } from "./remark.ts";

/** What the navigation rail leads to [S1]. */
export type Mode = "inbox" | "routing";

/** The panes of each mode, from left to right; in Routing mode Customer information is one of them [S2] [S3]. */
export const panesOf = {
  inbox: ["folders", "list", "thread"],
  routing: ["folders", "list", "thread", "customer"],
} as const satisfies Record<Mode, readonly string[]>;
export type Pane = (typeof panesOf)["routing"][number];

/** Whether the keys are about the thread that shows rather than about the selected row of the list. */
export const isReading = (pane: Pane): boolean => pane === "thread" || pane === "customer";

export const customerTabs = ["summary", "profile", "cases", "messages", "identities", "more"] as const;
export type CustomerTab = (typeof customerTabs)[number];

/** Whose messages the Cases tab shows [I3]. */
export const casesViews = ["out", "in", "both"] as const;
export type CasesView = (typeof casesViews)[number];

/** What stands over the panes. The last one opened is on top. */
export type Dialog =
  | { readonly type: "customer"; readonly customer: CustomerId }
  | { readonly type: "profileForm" }
  | { readonly type: "history"; readonly customer: CustomerId }
  | { readonly type: "export"; readonly customer: CustomerId }
  | { readonly type: "confirm"; readonly question: Question }
  | { readonly type: "settings" }
  /** A new agent's token, which shows nowhere else and never again. */
  | { readonly type: "token"; readonly agent: string; readonly token: string }
  /** The line to the hub, and who else is there. */
  | { readonly type: "hub" }
  /** Decisions of this agent that came out otherwise [F12]. */
  | { readonly type: "notices" }
  | { readonly type: "search" }
  /** All commands in the order of its rows. */
  | { readonly type: "palette"; readonly order: readonly CommandName[] }
  | { readonly type: "help" }
  | { readonly type: "import" }
  | { readonly type: "review" };

/** How far an import is. It goes on when its dialog is closed. */
export type ImportStep =
  | { readonly at: "form" }
  | { readonly at: "running" }
  | { readonly at: "done"; readonly report: ImportReport }
  | { readonly at: "failed"; readonly why: string };

/** How far the connecting to a hub is. `joining`: as these agents, and receiving what the others have. */
export type HubStep =
  | { readonly at: "state" }
  | { readonly at: "form" }
  | { readonly at: "connecting" }
  | { readonly at: "failed"; readonly why: string }
  | { readonly at: "joining"; readonly agents: readonly AgentName[] };

/** Each field that can be typed into. */
export const fields = [
  "search",
  "palette",
  "find",
  "review",
  "importPath",
  "importOwn",
  "profile",
  "notes",
  "exportTo",
  "exportOut",
  "setting",
  "hubUrl",
  "hubToken",
] as const;
export type Field = (typeof fields)[number];
/** What takes the keys while somebody types: a field, or the comment on what is shown. */
export type Typing = Field | "comment";

/** Everything that can be moved in, each with its own cursor. */
export type CursorName =
  | Exclude<Pane, "customer">
  | `customer.${CustomerTab}`
  | "customer.case"
  | "profileForm"
  | "history"
  | "hub"
  | "notices"
  | "settings"
  | "token"
  | "export"
  | "confirm"
  | "search"
  | "palette"
  | "help"
  | "review"
  | "import";

/** Customers marked to be merged into one. They count only while that one shows. */
export interface Marked {
  readonly into: CustomerId;
  readonly customers: readonly CustomerId[];
}

export interface Toast {
  readonly text: string;
  /** Refusals and failures; anything else is news. */
  readonly alarming: boolean;
}

/** Where the admin is in the settings [S5]. */
export interface SettingsPlace {
  /** The role whose values the keys change, as its place among the roles. */
  readonly role: number;
  /** The row that is being typed into, or whose typed text is not saved yet; the text stands in its field. */
  readonly unsaved: string | null;
  /** The row that was just added, until it is here and selected. */
  readonly sought: string | null;
  /** Settled once the last change is done: each change begins at what the one before it made. */
  readonly changing: Promise<void>;
}

/** Where a screen is: everything that keys change and that is not the desk's data. */
export interface Navigation {
  readonly mode: Mode;
  readonly pane: Pane;
  readonly folder: FolderId;
  /** A thread opened from elsewhere (a hit, the Messages tab), shown instead of the selected row's. */
  readonly pinned: ThreadId | null;
  /** A message of the pinned thread to begin at, until the thread pane is there. */
  readonly sought: MessageId | null;
  /** A decision to select in the History that shows, once its row is here. */
  readonly soughtDecision: OperationId | null;
  /** The selected row's thread, once the selection has settled: what the thread pane shows. */
  readonly settled: ThreadId | null;
  /** The customer that Routing mode's panel shows: that of the settled thread, once its information is here. */
  readonly routed: CustomerId | null;
  /** The pane that Esc leads back to from Routing mode's panel. */
  readonly before: Pane;
  readonly dialogs: readonly Dialog[];
  readonly tab: CustomerTab;
  readonly casesView: CasesView;
  /** The case whose messages have the keys; null while the list of cases has. */
  readonly insideCase: CaseId | null;
  /** What Find matching identities last searched for; null before the first search. */
  readonly found: string | null;
  /** Hits and suggestions marked to be merged together, in the order in which they were marked. */
  readonly marked: Marked | null;
  /** The merge that the review dialog is about. */
  readonly review: Review | null;
  readonly settings: SettingsPlace;
  readonly importStep: ImportStep;
  readonly hubStep: HubStep;
  /** The customer whose export the fields of its dialog are about. */
  readonly exportOf: CustomerId | null;
  /** Whose exports are under way. */
  readonly exporting: readonly CustomerId[];
  readonly fields: Readonly<Record<Field, string>>;
  /** The field that takes the keys. */
  readonly typing: Typing | null;
  /** The profile that the form is editing. */
  readonly draft: ProfileDraft | null;
  /** What the comment that is being typed is about. */
  readonly commentOn: CommentTarget | null;
  /** Comments that were typed and not submitted, by the key of what they are about. */
  readonly remarks: Readonly<Record<string, string>>;
  readonly cursors: Readonly<Partial<Record<CursorName, Cursor>>>;
  readonly toast: Toast | null;
}

export const startNavigation: Navigation = {
  mode: "inbox",
  pane: "list",
  folder: "all",
  pinned: null,
  sought: null,
  soughtDecision: null,
  settled: null,
  routed: null,
  before: "thread",
  dialogs: [],
  tab: "summary",
  casesView: "out",
  insideCase: null,
  found: null,
  marked: null,
  review: null,
  // The agents' own role is what admins come for.
  settings: { role: 1, unsaved: null, sought: null, changing: Promise.resolve() },
  importStep: { at: "form" },
  hubStep: { at: "state" },
  exportOf: null,
  exporting: [],
  fields: {
    search: "",
    palette: "",
    find: "",
    review: "",
    importPath: "",
    importOwn: "",
    profile: "",
    notes: "",
    exportTo: "",
    exportOut: "",
    setting: "",
    hubUrl: "",
    hubToken: "",
  },
  typing: null,
  draft: null,
  commentOn: null,
  remarks: {},
  cursors: {},
  toast: null,
};

export const topDialog = (navigation: Navigation): Dialog | undefined => navigation.dialogs.at(-1);

/** What the moving keys move. */
export const cursorWithKeys = (navigation: Navigation): CursorName => {
  const dialog = topDialog(navigation);
  if (dialog === undefined && navigation.pane !== "customer") return navigation.pane;
  if (dialog !== undefined && dialog.type !== "customer") return dialog.type;
  if (navigation.tab === "cases" && navigation.insideCase !== null) return "customer.case";
  return `customer.${navigation.tab}`;
};
