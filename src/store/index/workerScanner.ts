import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Disposable } from "../../core/emitter";
import { workspaceLayout } from "../../bundle/layout";
import { SharedTexts } from "./blockValues";
import { stampedRows } from "./bundleStamp";
import type { BundleScanner } from "./bundleScanner";
import { blockAt } from "./indexBlocks";
import { lastRows } from "./indexLines";
import type { IndexRow, RowPlace } from "./indexRow";
import type { IndexWorkerData, ScanBatch, ScanMessage } from "./scanMessages";

/** So many ids are handed over at once: to copy 100,000 would hold up who asks. */
const idsAtOnce = 400;
/** More threads wait for the disk, and take the machine from what runs on it. */
const mostThreads = 2;

/** What is parsed is of use for a moment: in little room it would be collected all the time. */
const maxYoungGenerationSizeMb = 32;

/** Reads bundles in threads of their own, so that the editor goes on. */
export class WorkerScanner implements BundleScanner {
  private readonly texts = new SharedTexts();
  private readonly place: RowPlace;

  /** @param program absolute path of `dist/indexWorker.js`. @param workspace absolute path of the folder with `.executions`. */
  constructor(
    private readonly program: string,
    private readonly workspace: string,
  ) {
    const { executions } = workspaceLayout(workspace);
    this.place = { pathOf: (id) => `${executions}/${id}`, isImported: () => false };
  }

  scan(
    ids: readonly string[],
    onRows: (rows: readonly IndexRow[]) => void,
    onEnd: (failure: Error | null) => void,
  ): Disposable {
    const count = Math.min(mostThreads, availableParallelism(), Math.ceil(ids.length / idsAtOnce));
    const workers = new Set<Worker>();
    let isOver = false;
    let given = 0;
    const stop = (): void => {
      isOver = true;
      for (const worker of workers) void worker.terminate();
    };
    const end = (failure: Error | null): void => {
      if (isOver) return;
      stop();
      onEnd(failure);
    };
    const leave = (worker: Worker): void => {
      workers.delete(worker);
      void worker.terminate();
      if (workers.size === 0) end(null);
    };
    const give = (worker: Worker): void => {
      if (given >= ids.length) {
        leave(worker);
        return;
      }
      const batch: ScanBatch = {
        ids: ids.slice(given, given + idsAtOnce),
        isStamped: ids.length <= stampedRows,
      };
      given += idsAtOnce;
      worker.postMessage(batch);
    };
    for (let number = 0; number < count; number += 1) {
      const worker = this.begin();
      workers.add(worker);
      worker.on("message", (message: ScanMessage) => {
        if (isOver) return;
        onRows([...this.rowsOf(message.block), ...message.unended]);
        if (message.isDone) give(worker);
      });
      worker.on("error", end);
      worker.on("exit", () => {
        leave(worker);
      });
    }
    for (const worker of workers) give(worker);
    return { dispose: stop };
  }

  private begin(): Worker {
    const data: IndexWorkerData = { workspace: this.workspace };
    return new Worker(this.program, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb } });
  }

  private rowsOf(block: Uint8Array): IndexRow[] {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
    const read = blockAt(bytes, 0);
    return read === null ? [] : lastRows({ bytes, blocks: [read] }, this.place, this.texts);
  }
}
