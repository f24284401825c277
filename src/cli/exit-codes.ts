/** The exit status of the command line. What a script may rely on. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  missing: 4,
  busy: 5,
} as const;
