import { runWorkbenchSpec } from "./workbenchSpec.mjs";

/**
 * The tree and the Executions page of so many executions, in the real workbench: first rows, scrolling by its frames, a
 * query from the key to its rows.
 * @param count of executions.
 * @param kept a folder on the disk of temporary files that keeps the executions from one run to the next: to make
 * 100,000 takes minutes. Undefined: they are made and taken away again.
 * @param only what is measured alone, such as "opens tree"; undefined: all.
 */
export async function benchExecutionsPage(count = 100_000, kept = undefined, only = undefined) {
  const variables = { EXECUTIONS_BENCH_COUNT: String(count), EXECUTIONS_BENCH_KEPT: kept ?? "" };
  // What is kept has to be put back in any case.
  await runWorkbenchSpec("executionsPage", variables, only && `${only}|taken away`);
}

if (process.argv[1] === import.meta.filename) {
  const [, , count = "100000", ...others] = process.argv;
  await benchExecutionsPage(Number(count), ...others);
}
