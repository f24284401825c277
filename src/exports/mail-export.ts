import { type FileHandle, open } from "node:fs/promises";
import { createTransport, type NodemailerError } from "nodemailer";
import type { MailFailure } from "../domain/mail-failure.ts";
import { archivePhrases } from "./archive-phrases.ts";
import type { MailSettings } from "./mail-settings.ts";
import type { OutboxEntry } from "./outbox-entry.ts";
import { mailIdOf } from "./outbox-entry.ts";

/**
 * `sent`: the server has taken it over. `temporary`: it stays queued; `unclear` when the whole mail had gone to the
 * server but no answer came back, so that it may have been delivered. `permanent`: trying again without a
 * change is useless. `status`: the server's reply code, null when there was none.
 */
export type MailResult =
  | { readonly sent: { readonly mailId: string } }
  | { readonly temporary: MailFailure; readonly unclear: boolean; readonly status: number | null }
  | { readonly permanent: MailFailure; readonly status: number | null };

/**
 * Sends one archive to the recipient of its outbox entry [D5]. Never throws for what a network or a server can
 * do. The mail is the same at every attempt: its Message-ID comes from the entry's id, its date from when the
 * entry was queued.
 */
export const mailExport = async (
  entry: OutboxEntry,
  archive: string,
  settings: MailSettings,
  signal?: AbortSignal,
): Promise<MailResult> => {
  let file: FileHandle;
  try {
    file = await open(archive, "r");
  } catch {
    return { permanent: "archive-missing", status: null };
  }
  const { size } = await file.stat();
  const content = file.createReadStream();
  let allGiven = false;
  content.once("end", () => {
    allGiven = true;
  });
  const phrases = archivePhrases[entry.locale];
  const transport = createTransport(settings.transport);
  try {
    await transport.sendMail({
      from: settings.sender,
      to: { name: "", address: entry.to },
      envelope: { from: settings.sender, to: entry.to, size: mailSizeOf(size) },
      subject: phrases.mailSubject(entry.customer.slice(0, 11)),
      text: phrases.mailText,
      date: new Date(entry.queuedAt),
      messageId: `<${mailIdOf(entry.id)}>`,
      headers: { "Auto-Submitted": "auto-generated" },
      attachments: [{ filename: entry.attachment, contentType: "application/zip", content }],
      ...(signal === undefined ? {} : { signal }),
    });
    return { sent: { mailId: mailIdOf(entry.id) } };
  } catch (error) {
    return failureOf(error as NodemailerError, allGiven);
  } finally {
    transport.close();
    content.destroy();
  }
};

/**
 * Octets of the whole mail, about: base64 in lines of 76, the text and the headers. With it a server that tells how
 * much it takes is not given more.
 */
const mailSizeOf = (archive: number): number => Math.ceil((archive * 4 * 78) / (3 * 76)) + 2_000;

/** `allGiven`: the server may have the whole mail. */
const failureOf = (error: NodemailerError, allGiven: boolean): MailResult => {
  const status = error.responseCode ?? null;
  const later = (why: MailFailure): MailResult => ({ temporary: why, unclear: false, status });
  const never = (why: MailFailure): MailResult => ({ permanent: why, status });
  // 421 closes the connection whatever the command was; any 4xx means that the same mail may pass later.
  if (status !== null && status >= 400 && status < 500) return later("busy");
  switch (error.code) {
    case "EAUTH":
    case "ENOAUTH":
    case "EOAUTH2":
      return never("auth");
    case "EENVELOPE":
      if (error.command === "RCPT TO" || error.command === "API") return never("recipient-refused");
      if (status === 552 || status === 523) return never("too-large");
      return never(error.command === "DATA" ? "message-refused" : senderOrAuth(status));
    case "EMESSAGE":
      return never(status === null || status === 552 || status === 523 ? "too-large" : "message-refused");
    case "ESTREAM":
      return never("archive-missing");
    case "ETLS":
    case "EREQUIRETLS":
      return later("tls");
    case "ETIMEDOUT":
      return { temporary: "timeout", unclear: allGiven, status };
  }
  if (isCertificateError(error.originalCode)) return later("tls");
  return { temporary: "unreachable", unclear: allGiven, status };
};

/** 530 and 538 at MAIL FROM say that the server wants a login first. */
const senderOrAuth = (status: number | null): MailFailure =>
  status === 530 || status === 538 ? "auth" : "sender-refused";

const isCertificateError = (code: string | undefined): boolean =>
  code !== undefined && /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO_VERIFY/.test(code);
