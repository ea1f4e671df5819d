import { join } from "node:path";
import { commandLine, inTurns, report, timeOf, withRepository } from "./measure.mjs";

const rounds = 15;

/** What `executions run` of a script that does nothing costs, the whole command with a full bundle. Budget: 5 times. */
export function benchNoopRun() {
  withRepository(1000, (folder) => {
    const options = { cwd: folder, env: { ...process.env, EXECUTIONS_CONFIG_DIR: join(folder, "user") } };
    const node = (...args) => timeOf(process.execPath, args, options);
    const times = inTurns(rounds, {
      node: () => node("-e", "0"),
      start: () => node(commandLine, "--version"),
      program: () => node(commandLine, "run", "--", "true"),
      script: () => node(commandLine, "run", "nothing.mjs"),
    });
    const baseline = times.node;
    report("node -e 0", baseline, baseline, "(baseline)");
    report("executions --version", times.start, baseline, "node -e 0");
    report("executions run -- true (1,000 files)", times.program, baseline, "node -e 0");
    report("executions run nothing.mjs (1,000 files)", times.script, baseline, "node -e 0");
  });
}
