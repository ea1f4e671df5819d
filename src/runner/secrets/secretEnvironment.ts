import { wrongUse } from "../../core/humanError";
import { expandEnvironmentLine } from "../../core/placeholder/expandEnvironmentLine";
import { inputVariableName } from "../../core/placeholder/inputVariable";
import { parameterLines } from "../../core/processDescription";
import type { RunRequest } from "../runRequest";

/** The environment of a script in two parts. */
export interface MethodEnvironment {
  /** What any program of ours may see. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the script alone gets, over the other part. */
  readonly secretEnvironment: Readonly<Record<string, string>>;
}

/**
 * Adds the method's `environment` lines and keeps what holds a secret apart: programs that we start ourselves (git, an
 * interpreter that is asked for its version) must not have it in an environment that others can read.
 */
export function methodEnvironment(
  request: Pick<RunRequest, "method" | "inputs" | "secrets">,
  base: Readonly<Record<string, string>>,
): MethodEnvironment {
  const { method, inputs, secrets } = request;
  const environment = { ...base };
  const secretEnvironment: Record<string, string> = {};
  for (const [name, value] of Object.entries(secrets)) secretEnvironment[inputVariableName(name)] = value;
  for (const line of parameterLines(method, "environment")) {
    const whole = expanded(method, line, { ...inputs, ...secrets });
    if (whole.value === null) continue;
    const isPlain = expanded(method, line, inputs).value === whole.value;
    (isPlain ? environment : secretEnvironment)[whole.name] = whole.value;
  }
  return { environment, secretEnvironment };
}

function expanded(
  method: RunRequest["method"],
  line: string,
  values: RunRequest["inputs"],
): { readonly name: string; readonly value: string | null } {
  const answer = expandEnvironmentLine(line, method.inputs, values);
  if (!answer.ok) throw wrongUse(`The environment line "${line}" of ${method.id}: ${answer.reason}`);
  return answer;
}
