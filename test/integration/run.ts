import { globSync } from "node:fs";
import { join } from "node:path";
import { runMocha } from "../support/runMocha";

const testLimitMs = 30_000;

/**
 * Runs, inside the extension host, the suites of one configuration: the compiled test files of the folder
 * that `EXECUTIONS_TEST_SUITE` names beside this file.
 * Rejects when a test failed or none was found, which makes the host end with code 1.
 */
export async function run(): Promise<void> {
  const folder = join(__dirname, process.env["EXECUTIONS_TEST_SUITE"] ?? "");
  const files = globSync("**/*.test.js", { cwd: folder }).map((file) => join(folder, file));
  const failures = await runMocha(files, testLimitMs);
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
