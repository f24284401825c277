import { NodeFS } from "@electric-sql/pglite/nodefs";

type Init = NodeFS["init"];
type Module = Parameters<NonNullable<Awaited<ReturnType<Init>>["emscriptenOpts"]["preRun"]>[number]>[0];

/**
 * The files of an embedded database, which remember what nobody else can change while it is open: how long each is, and
 * which free space and visibility maps are not there. PostgreSQL asks for the length of a table and of each of its
 * indexes whenever it plans a statement, and for a missing map whenever a page is full; each time was a call of the
 * system, together a tenth of the engine's time in an import (decision 021).
 */
export class PgliteFiles extends NodeFS {
  override async init(...[pg, options]: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(pg, options);
    const remember = (module: Module): void => {
      rememberLengths(module.NODEFS as unknown as NodeFiles);
      rememberMissing(module.FS as unknown as OpeningFiles);
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), remember] } };
  }
}

/** A file or a folder as Emscripten knows it: one object for each path, as long as the module lives. */
type FileNode = object;

interface FileStream {
  readonly node: FileNode;
  readonly position: number;
}

/** The operations of Emscripten's NODEFS that matter here. Each throws on failure. */
interface NodeFiles {
  readonly node_ops: {
    rename(node: FileNode, folder: FileNode, name: string): void;
    unlink(folder: FileNode, name: string): void;
    setattr(node: FileNode, attributes: Attributes): void;
  };
  readonly stream_ops: {
    llseek(stream: FileStream, offset: number, whence: number): number;
    write(stream: FileStream, from: unknown, offset: number, length: number, position: number): number;
    setattr(stream: FileStream, attributes: Attributes): void;
  };
}

/** Emscripten's files as a whole. Throws on failure. */
interface OpeningFiles {
  open(path: unknown, flags: number, mode?: number): unknown;
}

interface Attributes {
  readonly size?: number;
}

const seekEnd = 2;
/** The flag of opening that makes a file which is not there. */
const create = 64;
/** Emscripten's number for "no such file". */
const noEntry = 44;
const isMap = (name: string): boolean => name.endsWith("_fsm") || name.endsWith("_vm");

/** Changes the operations of one module's NODEFS. */
const rememberLengths = ({ node_ops, stream_ops }: NodeFiles): void => {
  let lengths = new WeakMap<FileNode, number>();
  const { llseek, write } = stream_ops;
  stream_ops.llseek = (stream, offset, whence) => {
    if (whence !== seekEnd) return llseek(stream, offset, whence);
    const known = lengths.get(stream.node);
    if (known !== undefined && known + offset >= 0) return known + offset;
    const end = llseek(stream, offset, whence);
    lengths.set(stream.node, end - offset);
    return end;
  };
  stream_ops.write = (stream, from, offset, length, position) => {
    const known = lengths.get(stream.node);
    // What a failed write left is for the system to say.
    if (known !== undefined) lengths.delete(stream.node);
    const written = write(stream, from, offset, length, position);
    if (known !== undefined) lengths.set(stream.node, Math.max(known, position + written));
    return written;
  };
  const ofNode = node_ops.setattr;
  node_ops.setattr = (node, attributes) => {
    lengths.delete(node);
    ofNode(node, attributes);
  };
  const ofStream = stream_ops.setattr;
  stream_ops.setattr = (stream, attributes) => {
    lengths.delete(stream.node);
    ofStream(stream, attributes);
  };

  // A name that goes may come back with another file: seldom enough to forget every length.
  const { rename, unlink } = node_ops;
  node_ops.unlink = (folder, name) => {
    lengths = new WeakMap();
    unlink(folder, name);
  };
  node_ops.rename = (node, folder, name) => {
    lengths = new WeakMap();
    rename(node, folder, name);
  };
};

/** Changes how one module opens files: maps that were not there are not looked for again until they are made. */
const rememberMissing = (files: OpeningFiles): void => {
  // By path, with the error that says so.
  const missing = new Map<string, unknown>();
  const open = files.open.bind(files);
  files.open = (path, flags, mode) => {
    if (typeof path !== "string" || !isMap(path)) return open(path, flags, mode);
    if ((flags & create) !== 0) missing.delete(path);
    else if (missing.has(path)) throw missing.get(path);
    try {
      return open(path, flags, mode);
    } catch (error) {
      if ((error as { readonly errno?: unknown }).errno === noEntry) missing.set(path, error);
      throw error;
    }
  };
};
