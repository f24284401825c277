/** Why a database on a PostgreSQL server cannot be used. Nothing was changed. */
export interface DatabaseUnusable {
  readonly tag: "database-unusable";
  readonly why:
    | "bad-url"
    | "unreachable" // no server answers, or it refuses this role or database
    | "too-old"
    | "locale" // not UTF-8, or letters without case
    | "rights" // the role may not make tables
    | "extension" // pg_trgm is not there, or the role may not create it
    | "newer-program" // its tables are those of a newer onefold
    | "other-tables" // another program's database
    | "other-desk" // it holds the data of a desk with another secret
    | "folder-holds-desk"; // the data folder (`detail`) has tables of its own, which no erasing would reach
  readonly database: string;
  /** What the server or the system says of it; never the URL, which holds a password. */
  readonly detail: string;
}

/** Another process works in the database. */
export interface DatabaseInUse {
  readonly tag: "database-in-use";
  readonly database: string;
  /** Host and process, where the server tells. */
  readonly holder: string | null;
}

export type DatabaseFailure = DatabaseUnusable | DatabaseInUse;
