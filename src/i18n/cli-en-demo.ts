/** What the command line says in English of the sample desk. */
export const enDemo = {
  commands: {
    demo: {
      about: "Fill an empty data folder with sample data, then open the desk.",
      noDesk: "only fill",
      withColleague: "a colleague, played by the program, works beside you: to see how desks are connected",
    },
  },
  words: {
    needsDesk:
      "--with-colleague shows a colleague on the desk, and --no-desk does not open it: leave one of them out",
    coming: (name: string) => `${name} comes to the desk …`,
    absent: (why: string) =>
      `The colleague could not come (${why}). The sample desk is there: onefold opens it.`,
  },
};
