import { parentPort, workerData } from "node:worker_threads";
import { importedIds } from "../../bundle/import/imports";
import { workspaceLayout } from "../../bundle/layout";
import { readRow } from "./readRow";
import type { IndexRow } from "./indexRow";
import type { IndexWorkerData } from "./workerScanner";

const rowsAtOnce = 200;

const { workspace, ids } = workerData as IndexWorkerData;
const layout = workspaceLayout(workspace);
const imported = importedIds(layout.root);

for (let start = 0; start < ids.length; start += rowsAtOnce) {
  const rows: IndexRow[] = ids
    .slice(start, start + rowsAtOnce)
    .flatMap((id) => readRow(layout, id, imported) ?? []);
  parentPort?.postMessage(rows);
}
