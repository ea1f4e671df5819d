import type * as CommandLine from "./commandLine";
import { callVerb } from "./callVerb";
import { runVerb } from "./run";

/**
 * Runs `executions run ARGS` as the whole command line does, from a file that holds nothing else: its start is part of
 * every run's cost. For the same reason nothing is read of archived executions.
 */
export const runCommandLine: typeof CommandLine.runCommandLine = ([name = "run", ...others], cwd) =>
  callVerb({ name, verb: runVerb }, others, cwd, () => Promise.resolve());
