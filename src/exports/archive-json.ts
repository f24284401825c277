import { listFields, singleFields } from "../domain/profile.ts";
import { isoTime } from "./archive-times.ts";
import type {
  CustomerExport,
  ExportedCase,
  ExportedComment,
  ExportedHistory,
  ExportedIdentity,
  ExportedMessage,
  ExportedThread,
  ExportedValue,
} from "./customer-export.ts";

/** Raised when a field changes its name or meaning; new fields alone do not raise it. */
export const customerJsonVersion = 1;

/**
 * `customer.json`: everything, as one JSON document with the fields that `customerJsonSchema` describes, piece
 * by piece. Ends of lines stand only between values; every control, bidi or invisible character of a text is
 * written as an escape, so the file is safe to look at and parses back to the exact text. Fields are named one
 * by one, so that nothing else that a source's rows hold gets out.
 */
export async function* customerJson(source: CustomerExport): AsyncGenerator<string> {
  yield* headOf(source);
  yield ',\n"identities": [';
  yield* listOf(source.identities(), identityOf);
  yield '],\n"threads": [';
  yield* threadsOf(source);
  yield '],\n"cases": [';
  yield* listOf(source.cases(), caseOf);
  yield '],\n"comments": [';
  yield* listOf(source.comments(), commentOf);
  yield '],\n"history": [';
  yield* listOf(source.history(), historyOf);
  yield "]\n}\n";
}

function* headOf(source: CustomerExport): Generator<string> {
  const { profile } = source;
  yield "{\n";
  yield `"format": "onefold-customer",\n"version": ${customerJsonVersion},\n`;
  yield `"exportedAt": ${escaped(isoTime(source.exportedAt))},\n"exportedBy": ${escaped(source.exportedBy)},\n`;
  const { id, name, locked, anonymized } = source.customer;
  yield `"customer": ${escaped({ id, name, locked, anonymized })},\n`;
  const fields = [
    ...singleFields.map((field) => [field, profileValue(profile.single[field])] as const),
    ...listFields.map((field) => [field, profile.list[field].map(profileValue)] as const),
  ];
  yield `"profile": ${escaped(Object.fromEntries(fields))}`;
}

async function* threadsOf(source: CustomerExport): AsyncGenerator<string> {
  let separator = "\n";
  for await (const thread of source.threads()) {
    // The object stays open for its messages, which are written as they come.
    yield `${separator}${escaped(threadOf(thread)).slice(0, -1)},"messages": [`;
    yield* listOf(source.messages(thread.id), messageOf);
    yield "]}";
    separator = ",\n";
  }
}

async function* listOf<Row>(rows: AsyncIterable<Row>, shape: (row: Row) => unknown): AsyncGenerator<string> {
  let separator = "\n";
  for await (const row of rows) {
    yield separator + escaped(shape(row));
    separator = ",\n";
  }
}

const profileValue = (value: ExportedValue | null) =>
  value === null
    ? null
    : {
        value: value.value,
        given: value.set === null,
        setBy: value.set?.by ?? null,
        setAt: isoTime(value.set?.at ?? null),
        operation: value.set?.operation ?? null,
      };

const identityOf = (row: ExportedIdentity) => {
  const { id, channel, kind, handle, name, email, phone, uid } = row;
  const joined = row.joined === null ? null : { rule: row.joined.rule, with: row.joined.with };
  return { id, channel, kind, handle, name, email, phone, uid, joined, seenAt: isoTime(row.seenAt) };
};

const threadOf = ({ id, identity, conversation, channel, kind, subject, open }: ExportedThread) => ({
  id,
  identity,
  conversation,
  channel,
  kind,
  subject,
  open,
});

const messageOf = ({ id, direction, author, subject, text, sentAt }: ExportedMessage) => ({
  id,
  direction,
  author,
  sentAt: isoTime(sentAt),
  subject,
  text,
});

const caseOf = ({ id, thread, identity, subject, channel, state, openedBy, openedAt }: ExportedCase) => ({
  id,
  thread,
  identity,
  subject,
  channel,
  state,
  openedBy,
  openedAt: isoTime(openedAt),
});

const commentOf = (row: ExportedComment) => ({
  id: row.id,
  case: row.case,
  message: row.message,
  by: row.by,
  at: isoTime(row.at),
  text: row.text,
});

const historyOf = ({ operation, at, by, kind, state, refusal, mentions, fields }: ExportedHistory) => ({
  operation,
  at: isoTime(at),
  by,
  kind,
  state,
  refusal: refusal === null ? null : { rule: refusal.rule, code: refusal.code },
  mentions,
  fields,
});

/** JSON.stringify escapes C0 and unpaired surrogates; DEL, C1, bidi and whatever else is not seen is left to us. */
const escaped = (value: unknown): string => JSON.stringify(value).replace(unseen, escapeOf);

const unseen = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{DI}\p{Co}]/gu;

const escapeOf = (found: string): string =>
  Array.from({ length: found.length }, (_, at) => found.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
