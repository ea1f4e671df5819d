import { delimiter, join } from "node:path";
import { inputVariableName, inputVariableValue } from "../core/placeholder/inputVariable";
import { bundlePaths } from "../bundle/layout";
import type { RunnerEnvironment, RunRequest } from "./runRequest";

/** What of ours, of the editor's or of a surrounding execution must not reach a script. */
const removedNames =
  /^(ELECTRON_RUN_AS_NODE|ELECTRON_NO_ATTACH_CONSOLE|VSCODE_.*|EXECUTIONS_(RUN|INTERPRETERS|PYTHON|SETTINGS|CONTROL)|EXECUTION_INPUT_.*)$/;

/** The environment of a script: ours without the editor's, and what the script can use (design, section 6). */
export function scriptEnvironment(options: {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  readonly id: string;
  readonly bundle: string;
  readonly eventsFile: string;
}): Record<string, string> {
  const { request, runner, id, bundle } = options;
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(runner.environment))
    if (value !== undefined && !removedNames.test(name)) environment[name] = value;
  const outputs = join(bundle, bundlePaths.outputs);
  Object.assign(environment, {
    PYTHONUNBUFFERED: "1",
    PYTHONPATH: [join(runner.helpers, "python"), environment["PYTHONPATH"]].filter(Boolean).join(delimiter),
    EXECUTION_ID: id,
    EXECUTION_DIR: bundle,
    EXECUTION_OUTPUTS: outputs,
    CCP_DATA: outputs,
    EXECUTION_EVENTS: options.eventsFile,
    EXECUTION_HELPERS: runner.helpers,
    // VS Code's own where there is no other: the Python helper asks the command line by it.
    EXECUTION_NODE: process.execPath,
  });
  // An input without a value is an empty text, so that a script with `set -u` can ask for it; secrets come when it starts.
  for (const name of Object.keys(request.method.inputs))
    environment[inputVariableName(name)] = inputVariableValue(request.inputs[name] ?? null);
  return environment;
}
