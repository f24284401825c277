import { Client } from "pg";

/**
 * Host, port and database of a URL, for messages: without role, password and options. Null: it is no such URL, or a
 * slip in writing it may have put the password elsewhere.
 */
export const serverAddress = (url: string): string | null => {
  if (!/^postgres(?:ql)?:\/\//u.test(url)) return null;
  try {
    const { pathname, search, hash } = new URL(url);
    if (`${pathname}${search}${hash}`.includes("@")) return null;
    const { host, port, database = "" } = new Client({ connectionString: url });
    return `${host}${host.startsWith("/") ? "" : `:${port}`}/${database}`;
  } catch {
    return null;
  }
};
