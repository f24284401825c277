import type { Exported, Outcome, SyncFailure } from "../../desk.ts";
import { type ExportRequest, exportPath, type Joining, joinPath } from "../../sync/protocol.ts";

/** Milliseconds that the hub may take to answer. */
const patience = 20_000;

/** A url as `ws:` or `wss:`, without a slash at its end; null when it is none that a hub could have. */
export const hubUrl = (text: string): string | null => {
  const typed = /^[a-z]+:\/\//i.test(text) ? text : `ws://${text}`;
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  const scheme = { "http:": "ws:", "https:": "wss:", "ws:": "ws:", "wss:": "wss:" }[url.protocol];
  // A password would stand in logs and lists of processes; tokens are what lets in.
  if (scheme === undefined || url.hostname === "" || url.username !== "") return null;
  return `${scheme}//${url.host}${url.pathname.replace(/\/+$/, "")}`;
};

/** Joins the desk of a hub: its secret, and the agents of the tokens. */
export const askToJoin = async (
  url: string,
  tokens: readonly string[],
): Promise<Joining | { readonly failed: SyncFailure }> => {
  const answer = await ask(url, joinPath, tokens, {});
  if ("failed" in answer) return answer;
  const joining = answer.body as Partial<Joining> | null;
  const isJoining =
    typeof joining?.secret === "string" &&
    typeof joining.now === "number" &&
    Array.isArray(joining.agents) &&
    joining.agents.length > 0;
  return isJoining ? (joining as Joining) : { failed: "not-a-hub" };
};

/** Asks the hub to make and mail an archive [D5]. What it has queued counts as sent: it is its own by then. */
export const askToExport = async (
  url: string,
  tokens: readonly string[],
  request: ExportRequest,
  { locale, signal }: { readonly locale: string; readonly signal?: AbortSignal | undefined },
): Promise<Answered> => {
  const answer = await ask(url, exportPath, tokens, {
    method: "POST",
    body: JSON.stringify(request),
    headers: { "content-type": "application/json", "accept-language": locale },
    ...(signal === undefined ? {} : { signal }),
  });
  if ("failed" in answer) return answer.failed === "unauthorized" ? "not-allowed" : "unreachable";
  const outcome = answer.body as Outcome<Exported> | null;
  if (outcome === null || typeof outcome !== "object") return "unreachable";
  if ("refused" in outcome) return "not-allowed";
  // It has not heard of the customer yet.
  if (!("ok" in outcome)) return "unreachable";
  return outcome.ok.queued ? "taken" : "unreachable";
};

/** What the hub made of it. */
export type Answered = "taken" | "unreachable" | "not-allowed";

const ask = async (
  url: string,
  path: string,
  tokens: readonly string[],
  init: RequestInit,
): Promise<{ readonly body: unknown } | { readonly failed: SyncFailure }> => {
  try {
    const response = await fetch(`${url.replace(/^ws/, "http")}${path}`, {
      ...init,
      redirect: "error",
      headers: { ...init.headers, authorization: bearer(tokens) },
      signal: AbortSignal.any([AbortSignal.timeout(patience), ...(init.signal ? [init.signal] : [])]),
    });
    const text = await response.text();
    if (!response.ok) return { failed: failureOfStatus(response.status) };
    return { body: parsed(text) };
  } catch (error) {
    return { failed: failureOf(error) };
  }
};

export const bearer = (tokens: readonly string[]): string => `Bearer ${tokens.join(",")}`;

/** What a hub's HTTP status means. */
export const failureOfStatus = (status: number): SyncFailure => {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 409) return "copied";
  // A proxy before a hub that is just starting, or one that has too much to do.
  return status === 429 || status >= 500 ? "unreachable" : "not-a-hub";
};

/** What an error on the way to a hub means; its own words could hold anything. */
export const failureOf = (error: unknown): SyncFailure => {
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = "code" in each ? String(each.code) : "";
    if (tlsCodes.test(code)) return "tls";
    if (code === "EPROTO" || code.startsWith("HPE_")) return "not-a-hub";
  }
  return "unreachable";
};

const tlsCodes = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
