import { channelKinds } from "../domain/channel.ts";
import { listFields, singleFields } from "../domain/profile.ts";
import { customerJsonVersion } from "./archive-json.ts";

const text = (description: string) => ({ type: "string", description });
const id = (what: string) => text(`Opaque id of ${what}.`);
const orNull = (schema: { readonly type: string; readonly description: string }) => ({
  ...schema,
  type: [schema.type, "null"],
});
const flag = (description: string) => ({ type: "boolean", description });
const time = (description: string) => text(`${description} ISO 8601, UTC.`);
const agent = (what: string) => text(`Name of the agent who ${what}.`);

/** Every field is there; more may come without a new version, so a reader must ignore what it does not know. */
const object = (properties: Readonly<Record<string, unknown>>) => ({
  type: "object",
  required: Object.keys(properties),
  properties,
});
const list = (description: string, properties: Readonly<Record<string, unknown>>) => ({
  type: "array",
  description,
  items: object(properties),
});

const value = {
  value: text("The value."),
  given: flag("True when nobody set it and an account of the customer gives it."),
  setBy: orNull(agent("set it; null when given")),
  setAt: orNull(time("When it was set; null when given.")),
  operation: orNull(id("the operation that set it; null when given")),
};
const single = { anyOf: [object(value), { type: "null" }] };
const several = list("In order; the first is the primary one.", value);
const kind = { enum: channelKinds, description: "Kind of the channel." };

/** What `customer.json` holds, as a JSON Schema (2020-12); it stands in every archive. */
export const customerJsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "onefold customer export",
  ...object({
    format: { const: "onefold-customer" },
    version: { const: customerJsonVersion },
    exportedAt: time("When the export was made."),
    exportedBy: agent("made the export"),
    customer: object({
      id: id("the customer"),
      name: orNull(text("Displayed name; null when anonymized.")),
      locked: flag("True while agents may not edit, export or anonymize."),
      anonymized: flag("True when the person was erased."),
    }),
    profile: object(
      Object.fromEntries([
        ...singleFields.map((field) => [field, single] as const),
        ...listFields.map((field) => [field, several] as const),
      ]),
    ),
    identities: list("The customer's accounts, oldest first. Empty text: the channel gave none.", {
      id: id("the identity"),
      channel: text("Name of the channel."),
      kind,
      handle: text("The account on its channel."),
      name: text("Name that the channel gave."),
      email: text("Email address that the channel gave."),
      phone: text("Phone number that the channel gave."),
      uid: text("Unique id that the channel gave."),
      joined: {
        anyOf: [
          object({ rule: text("Rule that joined it by itself."), with: id("the identity that it matched") }),
          { type: "null" },
        ],
      },
      seenAt: time("When it was first seen."),
    }),
    threads: list("Messages between one identity and the desk, newest thread first.", {
      id: id("the thread"),
      identity: id("the identity"),
      conversation: id("the conversation; threads of one conversation share it"),
      channel: text("Name of the channel."),
      kind,
      subject: text("Subject of the thread."),
      open: flag("True while it waits for the desk."),
      messages: list("Oldest first, undated last.", {
        id: id("the message"),
        direction: { enum: ["in", "out"], description: "in: from the customer; out: from the desk." },
        author: text("Who wrote it."),
        subject: text("Subject."),
        text: text("The exact text."),
        sentAt: orNull(time("When it was sent; null when unknown.")),
      }),
    }),
    cases: list("Oldest first.", {
      id: id("the case"),
      thread: id("the thread"),
      identity: id("the identity"),
      subject: text("Subject of the thread."),
      channel: text("Name of the channel."),
      state: { enum: ["open", "closed", "cancelled"] },
      openedBy: agent("opened it"),
      openedAt: time("When it was opened."),
    }),
    comments: list("Internal remarks, oldest first.", {
      id: id("the comment"),
      case: orNull(id("its case; null when it stands on the customer")),
      message: orNull(id("the message that it is about")),
      by: agent("wrote it"),
      at: time("When it was written."),
      text: text("The exact text."),
    }),
    history: list("Everything that was decided about the customer, newest first.", {
      operation: id("the operation"),
      at: time("When it was decided."),
      by: agent("decided it"),
      kind: text("Kind of the operation, noun.verb."),
      state: { enum: ["applied", "undone", "refused"] },
      refusal: {
        anyOf: [
          object({ rule: text("Rule that refused it."), code: text("Why it was refused.") }),
          { type: "null" },
        ],
      },
      mentions: { type: "object", additionalProperties: { type: "string" } },
      fields: {
        type: "array",
        items: { type: "string" },
        description: "The profile fields that it changed.",
      },
    }),
  }),
} as const;
