import { EventEmitter } from "node:events";

/** The `stdout` that Ink writes to: whole frames go on, all else — Ink's own modes — is dropped. */
export interface FrameSink {
  readonly stream: NodeJS.WriteStream;
  readonly resize: (columns: number, rows: number) => void;
}

export const createFrameSink = (
  size: { readonly columns: number; readonly rows: number },
  onFrame: (frame: string) => void,
): FrameSink => {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const stream = Object.assign(emitter, {
    isTTY: true,
    writable: true,
    columns: size.columns,
    rows: size.rows,
    write: (chunk: unknown, callback?: unknown) => {
      const text = String(chunk);
      if (text !== "" && !onlyModes.test(text)) onFrame(text);
      if (typeof callback === "function") callback();
      return true;
    },
    end: () => stream,
  });
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    resize: (columns, rows) => {
      stream.columns = columns;
      stream.rows = rows;
    },
  };
};

const onlyModes = /^(?:\x1b\[[?<>=]?[0-9;]*[A-Za-ln-z]|\n)*$/;
