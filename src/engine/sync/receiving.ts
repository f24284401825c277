/** How far it is with entries that come in, for whoever waits for many of them. */
export interface Receiving {
  /** So many came, and so many are lacking as far as is known. */
  note(came: number, lacking: number): void;
  begin(): void;
  /** Null when none are under way, or so few that they are here in a moment. */
  shown(): { readonly done: number; readonly total: number } | null;
}

const many = 200;

export const createReceiving = (): Receiving => {
  let done = 0;
  let total = 0;
  const begin = (): void => {
    done = 0;
    total = 0;
  };
  return {
    note: (came, lacking) => {
      done += came;
      total = Math.max(total, done + lacking);
      if (lacking === 0) begin();
    },
    begin,
    shown: () => (total >= many ? { done, total } : null),
  };
};
