import { runWorkbenchSpec } from "./workbenchSpec.mjs";

/** The Compare page in the real workbench: 100 executions of 1,000 values each, and two that printed 100 MB each. */
export async function benchComparePage() {
  await runWorkbenchSpec("comparePage");
}

if (process.argv[1] === import.meta.filename) await benchComparePage();
