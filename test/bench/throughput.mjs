import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, inTurns, report, timeOf } from "./measure.mjs";

const megabytes = 512;

/** Output through the runner into the log, against `tee` to a file. Budget: at least 0.7 of its speed. */
export function benchThroughput() {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    const source = `yes 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde | head -c ${megabytes}000000`;
    const shell = (script) => timeOf("sh", ["-c", script], { cwd: folder });
    const times = inTurns(3, {
      tee: () => shell(`${source} | tee tee.log > /dev/null`),
      run: () =>
        shell(
          `'${process.execPath}' '${commandLine}' run -- sh -c '${source}' > /dev/null && rm -rf .executions/executions`,
        ),
    });
    report(`${megabytes} MB by tee to a file`, times.tee, times.tee, "(baseline)");
    report(`${megabytes} MB through executions run (hashed and zipped)`, times.run, times.tee, "tee");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
