import { basename, join } from "node:path";
import { type FoundInterpreter } from "./interpreterAnswer";

/**
 * The whole command line that runs a script: interpreter, script and arguments. An executed notebook is written to the
 * outputs; papermill takes parameters as arguments (`-p name value`).
 * @param outputs absolute path of the bundle's `outputs/`
 */
export function scriptCommand(
  interpreter: FoundInterpreter,
  script: string,
  args: readonly string[],
  outputs: string,
): readonly string[] {
  switch (interpreter.notebook) {
    case "papermill":
      return [...interpreter.command, script, join(outputs, basename(script)), ...args];
    case "nbconvert":
      return [
        ...interpreter.command,
        "--to",
        "notebook",
        "--execute",
        "--output-dir",
        outputs,
        ...args,
        script,
      ];
    default:
      return [...interpreter.command, script, ...args];
  }
}
