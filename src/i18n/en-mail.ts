import type { WaitingReason } from "../domain/mail-failure.ts";

/** Why an export is not mailed yet, or was refused for good: what happened and what helps [D5]. */
export const enMail: Record<WaitingReason, string> = {
  "not-configured": "No mail server is set up. ONEFOLD_SMTP_URL says which one to use.",
  misconfigured: "The mail settings are not valid. onefold doctor says which one.",
  unreachable: "The mail server was not reached, or the connection broke.",
  timeout: "The mail server did not answer in time.",
  tls: "There was no trusted encrypted connection to the mail server.",
  busy: "The mail server asks to try again later.",
  auth: "The mail server did not accept the user or the password. Correct ONEFOLD_SMTP_URL.",
  "sender-refused": "The mail server does not accept the sender. Correct ONEFOLD_SMTP_SENDER.",
  "recipient-refused": "The mail server does not know this recipient. Export again to another address.",
  "too-large": "The mail server does not take mails of this size. Export to a folder instead.",
  "message-refused": "The mail server does not take this mail. Export to a folder instead.",
  "archive-missing": "The archive is no longer in the outbox. Export again.",
};
