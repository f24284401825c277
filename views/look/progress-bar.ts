import type { Glyphs } from "./glyphs.ts";

/** A bar of `room` columns and the percentage; only the bar's ground while the total is unknown (0). */
export const progressBar = (done: number, total: number, room: number, glyphs: Glyphs): string => {
  const width = Math.max(0, room);
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const full = Math.floor(share * width);
  const percent = total > 0 ? ` ${Math.floor(share * 100)} %` : "";
  return glyphs.bar.repeat(full) + glyphs.barGround.repeat(width - full) + percent;
};
