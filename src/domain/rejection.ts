/** Why an item of an import did not come in. Words are in `src/i18n`; none of these holds personal data. */
export type RejectionCode =
  | "not-permitted"
  | "unstorable"
  | "empty-folder"
  | "empty-file"
  | "unknown-format"
  | "empty"
  | "no-file"
  | "missing"
  | "no-access"
  | "is-folder"
  | "link-loop"
  | "long-name"
  | "unreadable"
  | "empty-mail"
  | "no-mail"
  | "odd-mail"
  | "large-mail"
  | "large-card"
  | "group-card"
  | "empty-card"
  | "cut-card"
  | "outside-card"
  | "chat-line"
  | "before-chat"
  | "unknown-kind"
  | "unknown-direction"
  | "long-channel"
  | "empty-row"
  | "missing-column"
  | "no-columns"
  | "open-quote"
  | "open-quotes"
  | "odd-row"
  | "odd-rows"
  | "no-json"
  | "no-object"
  | "no-keys";

export interface RejectionReason {
  readonly code: RejectionCode;
  /** A size, a field, or what a parser or the system says, for the codes whose words have room for it. */
  readonly detail?: string;
}

export const rejection = (code: RejectionCode, detail?: string): RejectionReason =>
  detail === undefined ? { code } : { code, detail };
