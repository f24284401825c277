/** Milliseconds since 1970 as scripts read it: ISO 8601 in UTC. Null stays null; what no calendar holds is null too. */
export const isoTime = (milliseconds: number | null): string | null => {
  if (milliseconds === null) return null;
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};
