import { Client } from "pg";

/** Host, port and database of a URL, for messages: without role, password and options. Null: it is no such URL. */
export const serverAddress = (url: string): string | null => {
  if (!/^postgres(?:ql)?:/u.test(url)) return null;
  try {
    const { host, port, database = "" } = new Client({ connectionString: url });
    return `${host}${host.startsWith("/") ? "" : `:${port}`}/${database}`;
  } catch {
    return null;
  }
};
