/** What the command line says in English of a database on a PostgreSQL server. */
export const enServer = {
  help: "Works on the PostgreSQL database that DATABASE_URL names, where it is set, instead of the one in the data folder.",
  noRebuild:
    "--rebuild makes the database of a data folder again out of its journal; a database on a server has none.",
  inUse: (database: string, holder: string | null) =>
    `${holder ?? "Another onefold"} works in the database ${database}. Nothing was changed. Close it first, or give another database with DATABASE_URL.`,
  unusable: {
    "bad-url": () =>
      "DATABASE_URL names no PostgreSQL database. Nothing was changed. Write it as postgres://ROLE:PASSWORD@HOST:5432/DATABASE.",
    unreachable: (database: string, detail: string) =>
      `The database ${database} cannot be reached: ${detail}. Nothing was changed. Check DATABASE_URL, and that the server runs and lets this role in.`,
    "too-old": (database: string, version: string) =>
      `The server of ${database} is PostgreSQL ${version}. Nothing was changed. Use 15 or newer.`,
    locale: (database: string, encoding: string) =>
      `The database ${database} (${encoding}) does not know the letters of all languages. Nothing was changed. Make another: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 NAME.`,
    rights: (database: string) =>
      `The role may not make tables in ${database}. Nothing was changed. Make it the owner: alter database NAME owner to ROLE.`,
    extension: (database: string, detail: string) =>
      `The extension pg_trgm cannot be made in ${database}: ${detail}. Nothing was changed. Install the server's contrib package, and have an administrator run in that database: create extension pg_trgm.`,
    "newer-program": (database: string) =>
      `A newer onefold made the tables of ${database}. Nothing was changed. Update this one.`,
    "other-tables": (database: string) =>
      `The database ${database} holds tables of another program. Nothing was changed. Give an empty one with DATABASE_URL.`,
    "other-desk": (database: string) =>
      `The database ${database} is another desk's: the secret in the data folder does not fit. Nothing was changed. Give the data folder that it was made with (--data), or another database.`,
    "folder-holds-desk": (_database: string, folder: string) =>
      `The data folder ${folder} holds a desk of its own, which would stay there beside the database that DATABASE_URL names, where no erasing reaches it. Nothing was changed. Unset DATABASE_URL to work with that desk; for the database make an empty folder, copy the file “secret” into it, and give it with --data.`,
  },
};
