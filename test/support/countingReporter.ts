import Mocha from "mocha";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { format } from "node:util";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

function readCounts(path: string): Counts {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Counts;
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** Adds what a run counted to the file named by `EXECUTIONS_TEST_COUNTS`, where that is set. */
function addCounts(stats: Mocha.Stats): void {
  const path = process.env["EXECUTIONS_TEST_COUNTS"];
  if (path === undefined) return;
  const before = readCounts(path);
  writeFileSync(
    path,
    JSON.stringify({
      passed: before.passed + stats.passes,
      failed: before.failed + stats.failures,
      skipped: before.skipped + stats.pending,
    }),
  );
}

/** Where `EXECUTIONS_TEST_LOG` names a file, the report goes there: a console in the extension host is not seen. */
function redirectReport(): void {
  const log = process.env["EXECUTIONS_TEST_LOG"];
  if (log === undefined) return;
  Mocha.reporters.Base.useColors = false;
  Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => appendFileSync(log, `${format(...parts)}\n`);
}

/** Mocha's "spec" report, whose counts are added up over all runs of one `npm test`. */
export class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    redirectReport();
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => addCounts(this.stats));
  }
}
