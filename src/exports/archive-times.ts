/** The instant as ISO 8601 in UTC, null when unknown or beyond what a date can hold. */
export const isoTime = (milliseconds: number | null): string | null => {
  if (milliseconds === null) return null;
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};
