/** Runs steps one after the other, in the order in which they were asked for. */
export type Mutex = <T>(step: () => Promise<T>) => Promise<T>;

export const createMutex = (): Mutex => {
  let turn: Promise<unknown> = Promise.resolve();
  return (step) => {
    const done = turn.then(step, step);
    turn = done.catch(() => undefined);
    return done;
  };
};
