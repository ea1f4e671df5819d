import { isJsonObject, type JsonObject } from "../json";
import { expandEnvironmentLine } from "../placeholder/expandEnvironmentLine";
import { expandScript } from "../placeholder/expandScript";
import { placeholdersOf, problemOfPlaceholders } from "../placeholder/expandText";
import { parameterLines, type ParameterName, type ProcessDescription } from "../processDescription";
import { isText, type Problems } from "./problems";

/** Checks the shape of `additionalParameters`; what it holds is looked at by `checkRunnable`. */
export function checkParameters(problems: Problems, method: JsonObject): void {
  const { additionalParameters } = method;
  if (additionalParameters === undefined) return;
  const holder = problems.object("additionalParameters", additionalParameters);
  if (holder === null) return;
  const names = new Set<string>();
  for (const [index, parameter] of problems
    .list("additionalParameters.parameters", holder["parameters"])
    .entries()) {
    const path = `additionalParameters.parameters[${index}]`;
    if (!isJsonObject(parameter) || typeof parameter["name"] !== "string") {
      problems.add(path, 'must be a JSON object with a "name" and a "value"');
      continue;
    }
    const { name, value } = parameter;
    if (names.has(name)) problems.add(path, `${name} is given twice: join the two`);
    names.add(name);
    if (!Array.isArray(value)) problems.add(`${path}.value`, `of ${name} must be a list, as ["…"]`);
    else if (textual.has(name))
      value.forEach((line, at) => problems.check(`${name}[${at}]`, line, isText, "a text"));
  }
}

const textual: ReadonlySet<string> = new Set([
  "deploy-script",
  "execute-script",
  "undeploy-script",
  "environment",
  "working-directory",
  "collect",
  "interpreter",
]);

/** Checks that there is one thing to run, and every placeholder in it. The method's shape was found right before. */
export function checkRunnable(problems: Problems, method: ProcessDescription): void {
  const hasCommand = parameterLines(method, "command").length > 0;
  const hasScript = parameterLines(method, "execute-script").join("").trim() !== "";
  if (hasCommand && hasScript)
    problems.add(
      "additionalParameters",
      "command and execute-script are both given: keep the one that is to run",
    );
  if (!hasCommand && !hasScript)
    problems.add(
      "additionalParameters",
      'nothing to run: add a parameter "command" (an argument vector) or "execute-script" (lines of shell)',
    );
  for (const name of ["deploy-script", "execute-script", "undeploy-script"] as const)
    checkScript(problems, method, name);
  checkCommand(problems, method);
  checkEnvironment(problems, method);
  checkMaxTime(problems, method);
}

function checkScript(problems: Problems, method: ProcessDescription, name: ParameterName): void {
  const expanded = expandScript(parameterLines(method, name).join("\n"), method.inputs);
  if (!expanded.ok) problems.add(`${name}, line ${expanded.line}`, expanded.reason);
}

function checkCommand(problems: Problems, method: ProcessDescription): void {
  const filling = { inputs: method.inputs, values: {} };
  for (const [index, argument] of parameterLines(method, "command").entries()) {
    const problem = problemOfPlaceholders(placeholdersOf(argument, filling), filling, "refused");
    if (problem !== null) problems.add(`command[${index}]`, problem);
  }
}

function checkEnvironment(problems: Problems, method: ProcessDescription): void {
  for (const [index, line] of parameterLines(method, "environment").entries()) {
    const expanded = expandEnvironmentLine(line, method.inputs, {});
    if (!expanded.ok) problems.add(`environment[${index}]`, expanded.reason);
  }
}

function checkMaxTime(problems: Problems, method: ProcessDescription): void {
  const [seconds] = parameterLines(method, "max-time");
  if (seconds !== undefined && !(Number(seconds) > 0))
    problems.add("max-time", `must be a number of seconds more than 0, not ${seconds}`);
}
