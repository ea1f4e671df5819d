import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, relative } from "node:path";
import { repositoryRoot } from "./repositoryRoot";
import { addCounts, readCounts } from "./testCounts";
import { makeTemporaryFolder, removeFolder } from "./temporaryFolder";

/** A workbench waits more than it computes, so that two share what one leaves; more would make each of them late. */
const mostWorkers = 2;

/** Runs one spec in a process of its own; resolves to whether all of it passed, once its report was printed whole. */
async function runSpec(file: string, counts: string): Promise<boolean> {
  const child = spawn(process.execPath, [process.argv[1] ?? "", "spec", file], {
    env: { ...process.env, EXECUTIONS_TEST_COUNTS: counts },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let report = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (report += text));
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", resolve);
  });
  process.stdout.write(report);
  const counted = readCounts(counts);
  addCounts(code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted);
  return code === 0;
}

function sourceOf(compiled: string): string {
  const path = relative(join(repositoryRoot(), "dist/test"), compiled);
  return join(repositoryRoot(), "test", path.replace(/js$/, "ts"));
}

/**
 * Runs compiled specs (absolute paths), several at a time where the machine has the cores, the longest text first.
 * Each prints its report when it is over. Resolves to whether all passed; rejects where there is none.
 */
export async function runSpecs(files: readonly string[]): Promise<boolean> {
  if (files.length === 0) throw new Error("No specs were found.");
  const waiting = files
    .map((file) => ({ file, size: statSync(sourceOf(file)).size }))
    .sort((a, b) => b.size - a.size)
    .map(({ file }) => file);
  const failed: string[] = [];
  const folder = await makeTemporaryFolder("counts");
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const name = basename(file, ".spec.js");
      if (!(await runSpec(file, join(folder, `${name}.json`)))) failed.push(name);
    }
  };
  const workers = Math.min(mostWorkers, availableParallelism());
  await Promise.all(Array.from({ length: workers }, work));
  await removeFolder(folder);
  if (failed.length > 0) process.stdout.write(`\nSpecs that failed: ${failed.sort().join(" ")}\n`);
  return failed.length === 0;
}
