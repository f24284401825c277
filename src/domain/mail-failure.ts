/**
 * Why a mail did not go out. None of it quotes the server, whose answers can hold addresses and more.
 * `unreachable` no connection, or it broke · `timeout` · `tls` no trusted connection · `busy` the server says later ·
 * `auth` user or password are wrong or missing · `sender-refused` · `recipient-refused` · `too-large` ·
 * `message-refused` · `archive-missing` the file is gone.
 */
export type MailFailure =
  | "unreachable"
  | "timeout"
  | "tls"
  | "busy"
  | "auth"
  | "sender-refused"
  | "recipient-refused"
  | "too-large"
  | "message-refused"
  | "archive-missing";

/** Why an archive waits: the last attempt failed, or there is no mail server that could be tried. */
export type WaitingReason = MailFailure | "not-configured" | "misconfigured";
