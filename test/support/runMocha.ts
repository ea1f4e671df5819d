import Mocha from "mocha";
import { CountingReporter } from "./countingReporter";

/**
 * Loads compiled test files and runs them one after another in this process.
 * `timeoutMs` is the limit of one test or hook; `EXECUTIONS_TEST_GREP` chooses tests by their full title.
 * Resolves to the number of failed tests; rejects when there is no file to run.
 */
export async function runMocha(files: readonly string[], timeoutMs: number): Promise<number> {
  if (files.length === 0) throw new Error("No tests were found.");
  const mocha = new Mocha({ ui: "bdd", timeout: timeoutMs, reporter: CountingReporter });
  const grep = process.env["EXECUTIONS_TEST_GREP"];
  if (grep) mocha.grep(grep);
  for (const file of [...files].sort()) mocha.addFile(file);
  return await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
}
