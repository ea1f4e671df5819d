import { type Json, type JsonObject } from "../json";
import { inputVariableName } from "../placeholder/inputVariable";
import { type InputDescription } from "../processDescription";
import { checkSchema } from "./checkSchema";
import { isCount, isText, type Problems } from "./problems";
import { validateInput } from "./validateInput";

/** Checks the inputs of a method: names, occurrences, schemas, defaults. */
export function checkInputs(problems: Problems, inputs: JsonObject): void {
  const variables = new Map<string, string>();
  for (const [name, value] of Object.entries(inputs)) {
    const path = `inputs.${name}`;
    if (name === "__proto__" || !/^[^{}\n\r]*[^{}\s][^{}\n\r]*$/.test(name))
      problems.add(path, "is no name for an input: a name holds no braces and no line ends");
    const variable = inputVariableName(name);
    const other = variables.get(variable);
    if (other === undefined) variables.set(variable, name);
    else
      problems.add(path, `${name} and ${other} would both be handed over as ${variable}: rename one of them`);
    const input = problems.object(path, value);
    if (input !== null) checkInput(problems, path, name, input);
  }
}

function checkInput(problems: Problems, path: string, name: string, input: JsonObject): void {
  const before = problems.found.length;
  checkTexts(problems, path, input);
  checkOccurrences(problems, path, input);
  problems.check(
    `${path}.x-materialize`,
    input["x-materialize"],
    (value) => typeof value === "boolean",
    "true or false",
  );
  const schema = problems.object(`${path}.schema`, input["schema"]);
  if (schema === null) return;
  checkSchema(problems, `${path}.schema`, schema);
  if (problems.found.length === before)
    checkDefault(problems, `${path}.schema`, name, input as unknown as InputDescription);
}

function checkOccurrences(problems: Problems, path: string, { minOccurs, maxOccurs }: JsonObject): void {
  problems.check(`${path}.minOccurs`, minOccurs, isCount, "a whole number of 0 or more");
  problems.check(
    `${path}.maxOccurs`,
    maxOccurs,
    (value) => value === "unbounded" || (isCount(value) && value !== 0),
    'a whole number of 1 or more, or "unbounded"',
  );
  const least = minOccurs ?? 1;
  if (isNumberPair(least, maxOccurs) && Number(maxOccurs) > 0 && least > Number(maxOccurs))
    problems.add(`${path}.minOccurs`, `${least} is more than maxOccurs, ${Number(maxOccurs)}`);
}

function isNumberPair(least: Json, most: Json | undefined): least is number {
  return typeof least === "number" && typeof most === "number";
}

function checkDefault(problems: Problems, path: string, name: string, input: InputDescription): void {
  const { default: standard, readOnly, format } = input.schema;
  if (readOnly === true && standard === undefined)
    problems.add(`${path}.readOnly`, "an input that nobody may change needs a default");
  if (standard === undefined || standard === null) return;
  if (format === "secret" || format === "password") {
    problems.add(`${path}.default`, "a secret may have no default: it would stand in this file");
    return;
  }
  const checked = validateInput(name, input, standard);
  if (!checked.ok) problems.add(`${path}.default`, checked.fault);
}

/** Checks the outputs of a method. */
export function checkOutputs(problems: Problems, outputs: JsonObject): void {
  for (const [name, value] of Object.entries(outputs)) {
    const output = problems.object(`outputs.${name}`, value);
    if (output === null) continue;
    checkTexts(problems, `outputs.${name}`, output);
    const schema = problems.object(`outputs.${name}.schema`, output["schema"]);
    if (schema !== null) checkSchema(problems, `outputs.${name}.schema`, schema);
  }
}

export function checkTexts(problems: Problems, path: string, described: JsonObject): void {
  const start = path === "" ? "" : `${path}.`;
  for (const name of ["title", "description"])
    problems.check(`${start}${name}`, described[name], isText, "a text");
}
