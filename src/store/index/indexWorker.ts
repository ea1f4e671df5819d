import { parentPort, workerData } from "node:worker_threads";
import { workspaceLayout } from "../../bundle/layout";
import { encodeBlock } from "./indexBlocks";
import { isKept, type IndexRow } from "./indexRow";
import { noJournal } from "./journalClaim";
import { knownOf, readRow } from "./readRow";
import type { IndexWorkerData, ScanBatch, ScanMessage } from "./scanMessages";

const rowsAtOnce = 200;

const { workspace } = workerData as IndexWorkerData;
const layout = workspaceLayout(workspace);
const known = knownOf(layout);

function tell(rows: readonly IndexRow[], isDone: boolean): void {
  const ended = rows.flatMap((row) => (isKept(row.summary) ? [[row.summary.id, row] as const] : []));
  const block = Uint8Array.from(encodeBlock(ended, noJournal, true));
  const message: ScanMessage = { block, unended: rows.filter(({ summary }) => !isKept(summary)), isDone };
  parentPort?.postMessage(message, [block.buffer]);
}

parentPort?.on("message", ({ ids, isStamped }: ScanBatch) => {
  for (let start = 0; start < ids.length; start += rowsAtOnce)
    tell(
      ids
        .slice(start, start + rowsAtOnce)
        .flatMap((id) => readRow(layout, id, known, { isStamped, isListed: true }) ?? []),
      start + rowsAtOnce >= ids.length,
    );
});
