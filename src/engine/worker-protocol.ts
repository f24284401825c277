import type { CallName, Change, Door, Progress } from "../desk.ts";
import type { OpenFailure } from "./open-failure.ts";
import type { HubFile } from "./sync/hub-file.ts";

/** What the worker is started with. */
export interface WorkerData {
  readonly data: string;
  readonly template: string | null;
  readonly rebuild: boolean;
  readonly hub: HubFile | null;
  /** Href of the `import-reader`, beside the worker. */
  readonly reader: string | null;
}

/** From the main thread to the engine's. Sessions are numbered by who opens them. */
export type Request =
  | { readonly type: "open-session"; readonly session: number; readonly door: Door }
  | { readonly type: "close-session"; readonly session: number }
  | {
      readonly type: "call";
      readonly session: number;
      readonly call: number;
      readonly name: CallName;
      readonly args: unknown;
    }
  | { readonly type: "close" };

/** From the engine's thread to the main one. Errors are text: nothing of the engine's crosses. */
export type Report =
  | { readonly type: "opened" }
  | { readonly type: "failure"; readonly failure: OpenFailure }
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "progress"; readonly progress: Progress }
  | { readonly type: "result"; readonly call: number; readonly result: unknown }
  | { readonly type: "error"; readonly call: number; readonly message: string }
  | { readonly type: "change"; readonly change: Change }
  | { readonly type: "closed" };
