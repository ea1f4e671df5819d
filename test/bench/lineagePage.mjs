import { runWorkbenchSpec } from "./workbenchSpec.mjs";

/** The Lineage page of 2,000 and of 20,000 nodes, in the real workbench: from its opening to its picture, and moving it. */
async function benchLineagePage() {
  await runWorkbenchSpec("lineagePage", {});
}

if (process.argv[1] === import.meta.filename) await benchLineagePage();
