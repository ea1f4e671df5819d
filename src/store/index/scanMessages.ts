import type { IndexRow } from "./indexRow";

export interface IndexWorkerData {
  /** Absolute path of the folder with `.executions`. */
  readonly workspace: string;
}

/** Bundles that the worker is to read now. */
export interface ScanBatch {
  readonly ids: readonly string[];
  /** Whether their files are looked at too, so that the same state of them is known again. */
  readonly isStamped: boolean;
}

/** What the worker read since its last message. */
export interface ScanMessage {
  /** A block of an index: what has ended, written as short as it can be. */
  readonly block: Uint8Array;
  readonly unended: readonly IndexRow[];
  /** Whether all that was asked for is read. */
  readonly isDone: boolean;
}
