import type { ExecutionTarget } from "../executionTarget";
import type { MetricsLook, MetricsView } from "./metricsView";
import type { MetricsStrings } from "./strings";

/** What the user wants; nothing is answered, what changes comes as a snapshot. */
export type MetricsIntent =
  | { readonly type: "look"; readonly look: MetricsLook }
  /** Asks for one more execution. */
  | { readonly type: "add" }
  | { readonly type: "remove"; readonly target: ExecutionTarget }
  | { readonly type: "openDetails"; readonly target: ExecutionTarget }
  | { readonly type: "openFile"; readonly target: ExecutionTarget; readonly path: string }
  /** Writes all points of these metrics as CSV. */
  | { readonly type: "saveCsv"; readonly metrics: readonly string[] }
  /** Writes a picture that the page made; `content` is a text, or bytes in base64. */
  | {
      readonly type: "savePicture";
      readonly name: string;
      readonly format: "svg" | "png";
      readonly content: string;
    };

/** What the page asks and waits for. A type, not an interface: the message layer takes it as a table. */
export type MetricsRequests = {
  /** The beginning of an output that is text. */
  readonly readFile: {
    readonly params: { readonly target: ExecutionTarget; readonly path: string };
    readonly result: string;
  };
};

export interface MetricsSnapshot {
  readonly view: MetricsView;
  /** What the page keeps to come back after a reload. */
  readonly targets: readonly ExecutionTarget[];
  readonly strings: MetricsStrings;
}
