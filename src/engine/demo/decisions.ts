import type { AgentName } from "../../domain/ids.ts";
import type { ProfileChange } from "../../domain/profile.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Threads that have been quiet for longer count as settled. */
export const settledAfter = 4 * day;

interface Made {
  readonly by: AgentName;
  /** Milliseconds before now. */
  readonly ago: number;
}

/** Profiles that somebody filled in; `of` is `channel:handle`. */
export const demoProfiles: readonly (Made & { readonly of: string; readonly change: ProfileChange })[] = [
  {
    of: "email:nora.albrecht@example.com",
    by: "mara",
    ago: 33 * day,
    change: {
      set: {
        firstName: "Nora",
        lastName: "Albrecht",
        company: "Albrecht Bindery",
        notes: "Takes trousers in “long”.",
      },
      add: { emails: ["nora.albrecht@example.com"], tags: ["newsletter"] },
    },
  },
  {
    of: "email:priya.raman@example.com",
    by: "tom",
    ago: 15 * day,
    change: {
      set: { firstName: "Priya", lastName: "Raman", company: "Raman Studio LLC" },
      add: { tags: ["invoice with company name"] },
    },
  },
  {
    of: "call:+44 7700 900345",
    by: "mara",
    ago: 7 * day,
    change: { set: { notes: "Buys for a scout group, six rucksacks at a time." }, add: { tags: ["scouts"] } },
  },
  {
    of: "email:edith.marlow@example.com",
    by: "mara",
    ago: 20 * day,
    change: {
      set: {
        firstName: "Edith",
        lastName: "Marlow",
        gender: "female",
        notes: "Prefers the telephone. Her dog is called Biscuit.",
      },
      add: { homePhones: ["+44 20 7946 0362"] },
    },
  },
  {
    of: "email:lena@kletterhalle.example",
    by: "tom",
    ago: 16 * day,
    change: {
      set: { firstName: "Lena", lastName: "Brandt", company: "Kletterhalle Nord" },
      add: { emails: ["lena@kletterhalle.example"], tags: ["trade"] },
    },
  },
  {
    of: "email:office@ridgeway-school.example",
    by: "mara",
    ago: 6 * day,
    change: { set: { company: "Ridgeway School" }, add: { tags: ["school", "invoice"] } },
  },
  {
    of: "email:victor.hale@example.com",
    by: "aiko",
    ago: 5 * day,
    change: {
      set: { firstName: "Victor", lastName: "Hale", notes: "Likes a straight answer. Hat size 63." },
    },
  },
  {
    of: "email:c.dubois@atelier-dubois.example",
    by: "tom",
    ago: 19 * day,
    change: { set: { company: "Atelier Dubois" }, add: { tags: ["business account"] } },
  },
  {
    of: "sms:+44 7700 900671",
    by: "mara",
    ago: 6 * day + 20 * hour,
    change: { set: { firstName: "Owen", lastName: "Pryce" }, add: { mobilePhones: ["+44 7700 900671"] } },
  },
  {
    of: "whatsapp:+44 7700 900227",
    by: "mara",
    ago: 6 * day,
    change: { set: { firstName: "Layla", lastName: "Haddad" }, add: { mobilePhones: ["+44 7700 900227"] } },
  },
];

/** Merges. Without `by` it is whoever sits at the desk; `undone` is how long ago it was taken back. */
export const demoMerges: readonly (Omit<Made, "by"> & {
  readonly by?: AgentName;
  readonly into: string;
  readonly from: string;
  readonly change: ProfileChange;
  readonly undone?: number;
})[] = [
  {
    into: "email:katherine.bell@example.com",
    from: "email:kathryn.bell@example.com",
    by: "tom",
    ago: 9 * day,
    change: {},
    undone: 9 * day - 2 * hour,
  },
  {
    into: "email:zoe.underwood@example.com",
    from: "instagram:@zoe-underwoods",
    by: "aiko",
    ago: 6 * day,
    change: { set: { firstName: "Zoë", lastName: "Underwood" } },
  },
  {
    into: "email:nora.albrecht@example.com",
    from: "whatsapp:+44 7700 900112",
    ago: 40 * 60_000,
    change: { add: { mobilePhones: ["+44 7700 900112"] } },
  },
];

export const demoLocks: readonly (Made & { readonly of: string })[] = [
  { of: "email:daniel.hartley@example.com", by: "mara", ago: 4 * day },
];

/** Comments on a customer. */
export const demoComments: readonly (Made & { readonly of: string; readonly text: string })[] = [
  {
    of: "email:daniel.hartley@example.com",
    by: "mara",
    ago: 4 * day - hour,
    text: "Locked at his own request until the solicitors are done. Legal has the file; please answer nothing about HR-20240.",
  },
  {
    of: "email:edith.marlow@example.com",
    by: "mara",
    ago: 2 * day,
    text: "A strap for Biscuit is on its way. If it comes back, send it again without asking.",
  },
  {
    of: "email:nora.albrecht@example.com",
    by: "mara",
    ago: 35 * 60_000,
    text: "The WhatsApp number is hers, she confirmed it with the order number.",
  },
];

/** Cases that are about something: open, closed or cancelled, with what colleagues told each other. */
export const demoCases: readonly (Made & {
  readonly subject: string;
  readonly comments: readonly (Made & { readonly text: string })[];
  readonly end?: { readonly kind: "case.close" | "case.cancel"; readonly ago: number };
})[] = [
  {
    subject: "Fourth message about one strap",
    by: "aiko",
    ago: 26 * hour,
    comments: [
      {
        by: "aiko",
        ago: 26 * hour,
        text: "Three of us answered, nobody ordered the part. I take this one until it is done.",
      },
      { by: "tom", ago: 5 * hour, text: "Strap left the workshop this morning." },
    ],
  },
  {
    subject: "Refund to a closed account",
    by: "mara",
    ago: 2 * day,
    comments: [
      { by: "mara", ago: 47 * hour, text: "Bank says ten days at most. Reminder set for the second." },
    ],
  },
  {
    subject: "Two jackets on order HR-20417?",
    by: "mara",
    ago: 3 * hour,
    comments: [{ by: "mara", ago: 2 * hour, text: "Slate jacket is back on the shelf, refund started." }],
  },
  {
    subject: "Rucksack exchange, second try",
    by: "tom",
    ago: 2 * hour,
    comments: [
      {
        by: "tom",
        ago: hour,
        text: "The label opens on a desk and not on a phone. Aiko, can you send a picture of it?",
      },
    ],
  },
  { subject: "Pump hisses", by: "aiko", ago: 13 * hour, comments: [] },
  { subject: "Harnesses for a climbing gym", by: "tom", ago: 30 * hour, comments: [] },
  {
    subject: "Dispute about HR-20240",
    by: "mara",
    ago: 4 * day + hour,
    comments: [{ by: "mara", ago: 4 * day + hour / 2, text: "Handed to legal with the whole file." }],
  },
  {
    subject: "Parcel marked as delivered, but it is not here",
    by: "tom",
    ago: 6 * hour,
    comments: [{ by: "tom", ago: 6 * hour, text: "Trace 88120 opened with the courier." }],
    end: { kind: "case.close", ago: 4 * hour },
  },
  {
    subject: "Formal complaint",
    by: "mara",
    ago: 6 * day,
    comments: [
      {
        by: "mara",
        ago: 6 * day - hour,
        text: "Batch 0911 of the Gritstone. Eleven other pairs are on the way back.",
      },
    ],
    end: { kind: "case.close", ago: 5 * day },
  },
  {
    subject: "Call, hung up after 1 min",
    by: "aiko",
    ago: 4 * day + 6 * hour,
    comments: [],
    end: { kind: "case.cancel", ago: 4 * day + 4 * hour },
  },
  {
    subject: "The dog ate it",
    by: "mara",
    ago: 3 * day + 20 * hour,
    comments: [],
    end: { kind: "case.cancel", ago: 3 * day + 10 * hour },
  },
];
