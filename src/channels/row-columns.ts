import { parse } from "csv-parse/sync";

/** What a column of a table, or a key of a JSON line, can hold. */
export type RowField =
  | ("channel" | "kind" | "handle" | "name" | "email" | "phone" | "uid" | "thread" | "direction" | "sent_at")
  | ("subject" | "text" | "first_name" | "last_name" | "middle_name" | "company" | "note" | "also_email")
  | "also_phone";

/** Whether `--map` can name it: a field by any of its names. */
export const isRowField = (name: string): boolean => fieldOfColumn(name) !== null;

/** Which field each column fills; null: none. `map` names columns by field and comes before the known names. */
export const columnFields = (
  columns: readonly string[],
  map: Readonly<Record<string, string>>,
): readonly (RowField | null)[] => {
  const fieldsByMapped = new Map(
    Object.entries(map).map(([field, column]) => [column, fieldOfColumn(field)]),
  );
  const mapped = new Set(fieldsByMapped.values());
  return columns.map((column) => {
    const given = fieldsByMapped.get(column) ?? fieldsByMapped.get(column.trim());
    if (given !== undefined) return given;
    const field = fieldOfColumn(column);
    return mapped.has(field) ? null : field;
  });
};

/** Whether a table's beginning has a header that tells what is in it: a mapped column or two known ones. */
export const hasKnownColumns = (
  beginning: string,
  delimiter: string,
  map: Readonly<Record<string, string>>,
): boolean => {
  const columns = headerOf(beginning, delimiter);
  if (Object.values(map).some((column) => columns.includes(column))) return true;
  return columnFields(columns, {}).filter((field) => field !== null).length >= 2;
};

/** The delimiter that Excel names in a line of its own before the header, `sep=;`; else null. */
export const namedDelimiter = (beginning: string): string | null =>
  delimiterLine.exec(beginning)?.[1] ?? null;
const delimiterLine = /^"?sep=([^"\r\n])"?(?:\r\n|\n|\r|$)/i;

/** The delimiter that the file names, else the one that its first line has most of, outside of quotes. */
export const delimiterOf = (beginning: string): string => {
  const named = namedDelimiter(beginning);
  if (named !== null) return named;
  const line = (beginning.split(/\r\n|\n|\r/, 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "|"].map((delimiter) => line.split(delimiter).length);
  return [",", ";", "\t", "|"][counts.indexOf(Math.max(...counts))]!;
};

const headerOf = (beginning: string, delimiter: string): readonly string[] => {
  try {
    const rows: string[][] = parse(beginning.replace(delimiterLine, ""), {
      delimiter,
      bom: true,
      to: 1,
      relax_quotes: true,
      relax_column_count: true,
    });
    return rows[0] ?? [];
  } catch {
    // A header that is cut off within a quoted column is no header.
    return [];
  }
};

/** A column's field by its name, in the spellings of this program and of Google's, Outlook's and Thunderbird's exports. */
const fieldOfColumn = (column: string): RowField | null => {
  const name = column
    .normalize("NFKC")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const known = fieldsByName.get(name);
  if (known !== undefined) return known;
  // Google: "E-mail 1 - Value", "Phone 2 - Value", "Organization 1 - Name"; Outlook: "E-mail 2 Address".
  if (/^e ?mail \d+ value$/.test(name) || /^e ?mail \d+ address$/.test(name)) return "also_email";
  if (/^phone \d+ value$/.test(name)) return "also_phone";
  return /^organization( 1)? name$/.test(name) ? "company" : null;
};

const namesByField: Readonly<Record<RowField, readonly string[]>> = {
  channel: ["channel"],
  kind: ["kind", "channel kind"],
  handle: ["handle", "username", "user name"],
  name: ["name", "full name", "display name", "file as", "nombre completo", "nombre para mostrar"],
  email: [
    ...["email", "e mail", "email address", "e mail address", "primary email", "mail", "correo"],
    ...["correo electrónico", "dirección de correo electrónico"],
  ],
  phone: ["phone", "phone number", "mobile number", "mobile phone", "mobile", "teléfono", "móvil"],
  uid: ["uid", "unique id", "external id"],
  thread: ["thread", "thread id", "conversation", "conversation id"],
  direction: ["direction"],
  sent_at: ["sent at", "sent", "date", "timestamp", "created at"],
  subject: ["subject"],
  text: ["text", "message", "body"],
  first_name: ["first name", "given name", "nombre"],
  last_name: ["last name", "family name", "surname", "apellidos", "apellido"],
  middle_name: ["middle name", "additional name"],
  company: ["company", "organization", "organisation", "empresa"],
  note: ["note", "notes", "notas"],
  also_email: ["emails", "secondary email", "e mail 2", "e mail 3", "email 2", "email 3", "additional email"],
  also_phone: [
    "phones",
    ...["work phone", "home phone", "business phone", "business phone 2", "home phone 2", "other phone"],
    ...["primary phone", "car phone", "company main phone", "phone 2", "phone 3", "radio phone"],
  ],
};

const fieldsByName = new Map<string, RowField>(
  (Object.entries(namesByField) as [RowField, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name): [string, RowField] => [name, field]),
  ),
);
