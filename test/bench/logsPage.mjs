import { runWorkbenchSpec } from "./workbenchSpec.mjs";

/** The Logs page of 4 MB, 100 MB and of 1 GB in the real workbench: its first screen, a search against `grep`, and memory. */
async function benchLogsPage() {
  await runWorkbenchSpec("logsPage");
}

if (process.argv[1] === import.meta.filename) await benchLogsPage();
