import { Worker } from "node:worker_threads";
import type { Disposable } from "../../core/emitter";
import type { BundleScanner } from "./bundleScanner";
import type { IndexRow } from "./indexRow";

export interface IndexWorkerData {
  /** Absolute path of the folder with `.executions`. */
  readonly workspace: string;
  readonly ids: readonly string[];
}

/** Reads bundles in a thread of its own, so that the editor goes on. */
export class WorkerScanner implements BundleScanner {
  /** @param program absolute path of `dist/indexWorker.js`. @param workspace absolute path of the folder with `.executions`. */
  constructor(
    private readonly program: string,
    private readonly workspace: string,
  ) {}

  scan(
    ids: readonly string[],
    onRows: (rows: readonly IndexRow[]) => void,
    onEnd: (failure: Error | null) => void,
  ): Disposable {
    const data: IndexWorkerData = { workspace: this.workspace, ids };
    const worker = new Worker(this.program, { workerData: data });
    let isOver = false;
    const end = (failure: Error | null): void => {
      if (!isOver) onEnd(failure);
      isOver = true;
    };
    worker.on("message", (rows: readonly IndexRow[]) => {
      if (!isOver) onRows(rows);
    });
    worker.on("error", end);
    worker.on("exit", () => {
      end(null);
    });
    return {
      dispose: () => {
        isOver = true;
        void worker.terminate();
      },
    };
  }
}
