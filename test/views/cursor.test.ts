import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Cursor,
  clampCursor,
  type Extent,
  type Motion,
  moveCursor,
} from "../../views/navigation/cursor.ts";

const list = (length: number, height: number): Extent => ({ of: "a", length, height, mode: "select" });
const text = (length: number, height: number, stops: readonly number[] = []): Extent => ({
  of: "a",
  length,
  height,
  mode: "scroll",
  stops,
  grows: true,
});
const at = (index: number, top: number): Cursor => ({ of: "a", index, top });
const motions: readonly Motion[] = [
  "down",
  "up",
  "top",
  "bottom",
  "pageDown",
  "pageUp",
  "halfDown",
  "halfUp",
  "nextStop",
  "previousStop",
];

describe("a cursor", () => {
  it("moves within its window without shifting it, and shifts by half a page beyond", () => {
    expect(moveCursor(at(3, 0), list(100, 10), "down")).toEqual(at(4, 0));
    expect(moveCursor(at(9, 0), list(100, 10), "down")).toEqual(at(10, 5));
    expect(moveCursor(at(20, 20), list(100, 10), "up")).toEqual(at(19, 15));
    expect(moveCursor(at(99, 90), list(100, 10), "down")).toEqual(at(99, 90));
  });

  it("goes to both ends", () => {
    expect(moveCursor(at(50, 45), list(100, 10), "top")).toEqual(at(0, 0));
    expect(moveCursor(at(50, 45), list(100, 10), "bottom")).toEqual(at(99, 90));
  });

  it("starts anew for another folder", () => {
    expect(clampCursor({ of: "b", index: 7, top: 3 }, list(100, 10))).toEqual(at(0, 0));
  });

  it("scrolls texts by rows, pages and messages", () => {
    expect(moveCursor(at(0, 0), text(50, 10), "pageDown")).toEqual(at(9, 9));
    expect(moveCursor(at(0, 0), text(50, 10, [0, 17, 30]), "nextStop")).toEqual(at(17, 17));
    expect(moveCursor(at(20, 20), text(50, 10, [0, 17, 30]), "previousStop")).toEqual(at(17, 17));
  });

  it("stays at the bottom while more arrives", () => {
    const cursor = moveCursor(at(0, 0), text(50, 10), "bottom");
    expect(clampCursor(cursor, text(50, 10)).top).toBe(40);
    expect(clampCursor(cursor, text(90, 10)).top).toBe(80);
    expect(moveCursor(cursor, text(90, 10), "up").top).toBe(79);
  });

  it("always shows its selection, whatever the keys and sizes", () => {
    const anyExtent = fc.record({ length: fc.nat(60), height: fc.integer({ min: 1, max: 30 }) });
    const steps = fc.array(fc.tuple(fc.constantFrom(...motions), anyExtent), { maxLength: 40 });
    fc.assert(
      fc.property(steps, fc.constantFrom("select" as const, "scroll" as const), (all, mode) => {
        let cursor: Cursor | undefined;
        for (const [motion, size] of all) {
          const extent: Extent = { of: "a", mode, ...size };
          cursor = moveCursor(cursor, extent, motion);
          const { index, top } = clampCursor(cursor, extent);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(top).toBeLessThanOrEqual(Math.max(0, extent.length - 1));
          expect(index).toBeGreaterThanOrEqual(top);
          if (mode === "select") expect(index).toBeLessThan(top + extent.height);
        }
      }),
      { numRuns: 300 },
    );
  });
});
