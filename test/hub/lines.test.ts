import { expect, it } from "vitest";
import { createHubLines } from "../../src/hub/hub-lines.ts";
import type { OpenLine } from "../../src/hub/open-line.ts";
import { closeCodes } from "../../src/sync/protocol.ts";

const writer = `w${"1".repeat(26)}`;

/** A line of another run under the same writer's id, whose other end answers when the test says so. */
const lineOf = (run: string) => {
  const answer = Promise.withResolvers<boolean>();
  const closedWith: number[] = [];
  let readyState = 1;
  const end = (): void => {
    readyState = 3;
  };
  const line = {
    ...{ writer, run, agents: ["alice"], tokens: ["token"] },
    socket: {
      get readyState() {
        return readyState;
      },
    },
    isAlive: () => answer.promise,
    close: (code: number) => {
      closedWith.push(code);
      end();
    },
    cut: end,
  } as unknown as OpenLine;
  return { line, answer, closedWith, end };
};

it("a line that ends while it is let in is not let in, and its writer's id is free", async () => {
  const lines = createHubLines(async () => true);
  const older = lineOf("older");
  expect(await lines.admit(older.line)).toBe("connected");
  const gone = lineOf("gone");
  const admitted = lines.admit(gone.line);
  gone.end();
  lines.remove(gone.line);
  older.answer.resolve(false);
  expect(await admitted).toBe("gone");
  const next = lineOf("next");
  expect(await lines.admit(next.line)).toBe("connected");
  next.answer.resolve(true);
  const copy = lineOf("copy");
  expect(await lines.admit(copy.line)).toBe("copied");
  expect([gone.closedWith, copy.closedWith]).toEqual([[], [closeCodes.copied]]);
});

it("a line that is closed while it is let in is not let in, though its other end has not answered yet", async () => {
  const known = Promise.withResolvers<boolean>();
  const lines = createHubLines(() => known.promise);
  const revoked = lineOf("revoked");
  const admitted = lines.admit(revoked.line);
  revoked.line.close(closeCodes.unauthorized, "revoked");
  known.resolve(true);
  expect(await admitted).toBe("gone");
});
