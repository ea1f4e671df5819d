import Mocha from "mocha";
import { appendFileSync } from "node:fs";
import { format } from "node:util";
import { addCounts } from "./testCounts";

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
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      addCounts({ passed, failed, skipped });
    });
  }
}
