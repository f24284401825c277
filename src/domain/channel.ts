/** The kinds of channel that the command line's `kind` column names. */
export const channelKinds = [
  "email",
  "phone",
  "sms",
  "whatsapp",
  "messenger",
  "x",
  "instagram",
  "chat",
  "call",
  "other",
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** What sort of identifier the handles of a channel are [M2]. */
export type IdentifierType = "address" | "number" | "id";

/** The identifier type that follows from a channel kind. */
export const identifierTypeOf = (kind: ChannelKind): IdentifierType => {
  if (kind === "email") return "address";
  return kind === "phone" || kind === "sms" || kind === "whatsapp" || kind === "call" ? "number" : "id";
};

export const isChannelKind = (text: string): text is ChannelKind =>
  (channelKinds as readonly string[]).includes(text);
