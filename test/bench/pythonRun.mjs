import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine, inTurns, report, timeOf, withRepository } from "./measure.mjs";
import { profileRun } from "./profileRun.mjs";

const rounds = 10;

/** What a run of a Python script that does nothing costs, with the packages of its Python in the bundle, against that Python alone. */
export function benchPythonRun() {
  withRepository(1000, (folder) => {
    writeFileSync(join(folder, "nothing.py"), "pass\n");
    const options = { cwd: folder, env: { ...process.env, EXECUTIONS_CONFIG_DIR: join(folder, "user") } };
    const forget = () =>
      timeOf("rm", ["-rf", join(folder, ".executions", ".cache", "environments")], options);
    const run = () => timeOf(process.execPath, [commandLine, "run", "nothing.py"], options);
    const times = inTurns(rounds, {
      python: () => timeOf("python3", ["-c", "pass"], options),
      remembered: run,
      anew: () => {
        forget();
        return run();
      },
    });
    report("python3 -c pass", times.python, times.python, "(baseline)");
    report(
      "executions run nothing.py, packages remembered",
      times.remembered,
      times.python,
      "python3 -c pass",
    );
    report("executions run nothing.py, packages read anew", times.anew, times.python, "python3 -c pass");
    profileRun("nothing.py", ["run", "nothing.py"], options);
  });
}
