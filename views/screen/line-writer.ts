/** Writes to a line that may be slow: while a write is under way only the newest frame is kept. */
export interface LineWriter {
  /** The frame is turned into bytes when the line takes it. */
  readonly show: (frame: string) => void;
  /** Paints the newest frame again, whatever the terminal shows now. */
  readonly repaint: () => void;
  /** Writes at once, ahead of any frame that still waits. */
  readonly write: (sequence: string) => void;
  /** Frames wait while paused. */
  readonly pause: (isPaused: boolean) => void;
}

export const createLineWriter = (
  output: NodeJS.WritableStream,
  encode: (frame: string) => string,
): LineWriter => {
  let newest: string | null = null;
  let isWaiting = false;
  let isPaused = false;
  let underWay = 0;

  const write = (bytes: string) => {
    underWay++;
    output.write(bytes, () => {
      underWay--;
      paint();
    });
  };

  const paint = () => {
    if (!isWaiting || isPaused || underWay > 0 || newest === null) return;
    isWaiting = false;
    const bytes = encode(newest);
    if (bytes !== "") write(bytes);
  };

  const show = (frame: string) => {
    newest = frame;
    isWaiting = true;
    paint();
  };

  return {
    show,
    repaint: () => {
      if (newest !== null) show(newest);
    },
    write,
    pause: (paused) => {
      isPaused = paused;
      paint();
    },
  };
};
