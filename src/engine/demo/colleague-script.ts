import type { ProfileChange } from "../../domain/profile.ts";

/** What the colleague does with a customer, once she has looked at it for a while. */
export type ColleagueDeed =
  | { readonly type: "look" }
  /** Writes at her own thread of the customer, and thinks better of it. */
  | { readonly type: "type" }
  /** On the open case about the step's subject, or else on the customer. */
  | { readonly type: "comment"; readonly text: string }
  | { readonly type: "merge"; readonly from: string; readonly change: ProfileChange }
  /** Takes her merges back. */
  | { readonly type: "undo-merges" }
  | { readonly type: "edit"; readonly change: ProfileChange }
  | { readonly type: "open-case" }
  | { readonly type: "close-case" }
  /** Locks, without a line, whom her colleague looks at, or else the step's customer; is back after a while. */
  | { readonly type: "lock-while-away" }
  | { readonly type: "unlock" };

export interface ColleagueStep {
  /** `channel:handle` of the customer. */
  readonly of: string;
  /** Of the thread that she looks at; without one she looks at the customer. */
  readonly subject?: string;
  readonly does: ColleagueDeed;
  /** Not again in later rounds: the desk would fill with it. */
  readonly isOnce?: true;
}

/** One round of a colleague who works beside somebody at the sample desk; it begins again at its end. */
export const colleagueScript: readonly ColleagueStep[] = [
  {
    of: "email:nora.albrecht@example.com",
    subject: "Two jackets on order HR-20417?",
    does: {
      type: "comment",
      text: "The courier has the label for the second jacket. I tell her when it is in.",
    },
    isOnce: true,
  },
  {
    of: "email:sakura.sato@example.com",
    does: { type: "merge", from: "instagram:@sakura-hikes", change: {} },
  },
  {
    of: "email:george.okafor@example.com",
    subject: "Repair of a tent pole",
    does: { type: "open-case" },
    isOnce: true,
  },
  { of: "email:zoe.underwood@example.com", does: { type: "lock-while-away" } },
  {
    of: "email:priya.raman@example.com",
    does: { type: "edit", change: { add: { tags: ["spring catalogue"] } } },
  },
  { of: "email:zoe.underwood@example.com", does: { type: "unlock" } },
  {
    of: "email:george.okafor@example.com",
    subject: "Repair of a tent pole",
    does: { type: "comment", text: "The workshop has the pole. Goat or not, it is ready on Thursday." },
    isOnce: true,
  },
  {
    of: "messenger:fb-400118",
    subject: "Delivery to Hakone",
    does: { type: "type" },
  },
  {
    of: "email:ingrid.moe@example.net",
    does: { type: "merge", from: "instagram:@ingrid-moe-fjell", change: {} },
  },
  {
    of: "email:george.okafor@example.com",
    subject: "Repair of a tent pole",
    does: { type: "close-case" },
    isOnce: true,
  },
  { of: "email:victor.hale@example.com", subject: "Formal complaint", does: { type: "look" } },
  { of: "email:sakura.sato@example.com", does: { type: "undo-merges" } },
  {
    of: "email:priya.raman@example.com",
    does: { type: "edit", change: { remove: { tags: ["spring catalogue"] } } },
  },
];

/** Who works beside an agent: one of the shop's own, and never under the agent's name. */
export const colleagueOf = (agent: string): string => (agent === "aiko" ? "tom" : "aiko");
