import type { IncomingMessage, ServerResponse } from "node:http";
import { deskSecret } from "../engine/desk-secret.ts";
import type { Engine } from "../engine/engine.ts";
import { takeExport } from "../engine/export/export-customer.ts";
import { createMutex } from "../engine/mutex.ts";
import { type ExportRequest, exportPath, healthPath, type Joining, joinPath } from "../sync/protocol.ts";
import { authenticate } from "./authenticate.ts";
import { createHealthCheck } from "./health-check.ts";
import { faultOf, type HubLog } from "./hub-log.ts";

export interface RequestOptions {
  readonly engine: Engine;
  readonly log: HubLog;
  readonly now: () => number;
}

/** Bytes of a request's body. */
const mostBody = 4_096;

/** Answers what is asked without a socket: joining, the export of a customer, and whether the hub can work. */
export const createRequestHandler = ({ engine, log, now }: RequestOptions) => {
  const oneExport = createMutex();
  const isHealthy = createHealthCheck(engine);

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const { method, headers } = request;
    const [path] = (request.url ?? "").split("?");
    if (path === healthPath && method === "GET") {
      const ok = await isHealthy();
      return { status: ok ? 200 : 503, body: { ok } };
    }
    if (path !== joinPath && path !== exportPath) return { status: 404 };
    const known = authenticate(engine.projection.desk(), headers.authorization);
    if (known === null) return { status: 401 };
    if (path === joinPath) {
      if (method !== "GET") return { status: 405 };
      const secret = Buffer.from(await deskSecret(engine.data)).toString("base64");
      return { status: 200, body: { secret, agents: known.agents, now: now() } satisfies Joining };
    }
    if (method !== "POST") return { status: 405 };
    const wanted = readExport(await bodyOf(request));
    if (wanted === null) return { status: 400 };
    if (!known.agents.includes(wanted.agent)) return { status: 403 };
    const { agent } = wanted;
    const locale = /^es\b/i.test(headers["accept-language"] ?? "") ? "es" : "en";
    const door = { agent, locale, timezone: "UTC" };
    const outcome = await oneExport(() => takeExport(engine, door, wanted));
    return { status: 200, body: outcome };
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request)
      .catch((error: unknown): Answer => {
        log.error({ event: "request-failed", ...faultOf(error) });
        return { status: 500 };
      })
      .then(({ status, body }) => {
        const text = body === undefined ? "" : `${JSON.stringify(body)}\n`;
        response.writeHead(status, {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(text),
          "cache-control": "no-store",
          ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
        });
        response.end(text);
      });
  };
};

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const bodyOf = async (request: IncomingMessage): Promise<string | null> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBody) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
};

/** It names a file here. */
const outboxId = /^e[0-9a-z]{26}$/;

const readExport = (body: string | null): ExportRequest | null => {
  try {
    const { id, customer, agent, to } = JSON.parse(body ?? "") as Record<string, unknown>;
    const isId = typeof id === "string" && outboxId.test(id);
    const isValid = typeof customer === "string" && typeof agent === "string" && typeof to === "string";
    return isId && isValid ? { id, customer, agent, to } : null;
  } catch {
    return null;
  }
};
