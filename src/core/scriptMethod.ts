import { methodIdOfScript } from "./executionId";
import type { ProcessDescription } from "./processDescription";

/**
 * The method of a script without a descriptor: its own interface is not known, arguments are handed on as they are.
 * @param script the path of the script in the workspace, POSIX; absolute when it lies elsewhere.
 * @param command how it is called from the working directory.
 * @param workingDirectory relative to the workspace, POSIX; "" for the workspace itself.
 */
export function methodOfScript(
  script: string,
  command: string,
  workingDirectory: string,
): ProcessDescription {
  const name = script.slice(script.lastIndexOf("/") + 1);
  const isInside = !script.startsWith("/") && !/^[A-Za-z]:/.test(script);
  return adHocMethod(methodIdOfScript(isInside ? script : name), name, command, workingDirectory, [
    { role: "script", href: script },
  ]);
}

/** The method of any other command line: its program, called with arguments as they are. */
export function methodOfProgram(program: string, workingDirectory: string): ProcessDescription {
  const name = program.replaceAll("\\", "/").split("/").at(-1) ?? program;
  return adHocMethod(methodIdOfScript(name), name, program, workingDirectory, []);
}

function adHocMethod(
  id: string,
  title: string,
  command: string,
  workingDirectory: string,
  metadata: NonNullable<ProcessDescription["metadata"]>,
): ProcessDescription {
  const place = workingDirectory === "" ? [] : [{ name: "working-directory", value: [workingDirectory] }];
  return {
    id,
    version: "0.0.0",
    title,
    metadata,
    jobControlOptions: ["async-execute", "dismiss"],
    outputTransmission: ["value"],
    inputs: {},
    outputs: {},
    additionalParameters: { parameters: [{ name: "command", value: [command] }, ...place] },
  };
}
