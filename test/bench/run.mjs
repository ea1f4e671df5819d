import { benchDashboard } from "./dashboard.mjs";
import { benchExecutionsTree } from "./executionsTree.mjs";
import { benchManyFiles } from "./manyFiles.mjs";
import { benchNoopRun } from "./noopRun.mjs";
import { benchPythonRun } from "./pythonRun.mjs";
import { benchSearchLogs } from "./searchLogs.mjs";
import { benchStoreIndex } from "./storeIndex.mjs";
import { benchThroughput } from "./throughput.mjs";

process.stdout.write(`Node ${process.version}; medians of several rounds, in turns with the baseline\n`);
benchNoopRun();
benchPythonRun();
benchThroughput();
benchManyFiles();
await benchStoreIndex(10_000);
await benchDashboard();
await benchSearchLogs(64);
await benchExecutionsTree(10_000);
