import { runWorkbenchSpec } from "./workbenchSpec.mjs";

/**
 * The tree and the Executions page of so many executions, in the real workbench: first rows, scrolling by its frames, a
 * query from the key to its rows.
 * @param count of executions.
 */
export async function benchExecutionsPage(count = 100_000) {
  await runWorkbenchSpec("executionsPage", { EXECUTIONS_BENCH_COUNT: String(count) });
}

if (process.argv[1] === import.meta.filename) await benchExecutionsPage(Number(process.argv[2] ?? 100_000));
