import type { Json } from "../json";
import { nearestOf } from "../nearest";
import { inputVariableValue } from "../placeholder/inputVariable";
import { type InputDescription, isRequired, isSecret, type ProcessDescription } from "../processDescription";
import { describeRule } from "./describeRule";
import { defaultLimits, type InputLimits, utf8Length } from "./inputLimits";
import { validateInput } from "./validateInput";

export interface InputProblem {
  readonly input: string;
  readonly reason: string;
}

/** The values of a run with defaults filled in, or everything that is wrong with them. */
export type CheckedInputs =
  | { readonly ok: true; readonly values: Record<string, Json> }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/**
 * Checks the values of a run against its method: unknown and missing inputs, each value, and their size in all.
 * A null counts as not given. Secrets travel apart from the other values: a missing one is no problem here.
 */
export function validateInputs(
  method: ProcessDescription,
  given: Readonly<Record<string, Json>>,
  limits: InputLimits = defaultLimits,
): CheckedInputs {
  const names = Object.keys(method.inputs);
  const problems: InputProblem[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(method.inputs, name))
    .map((name) => ({ input: name, reason: unknownInput(method, name, names) }));
  const values: Record<string, Json> = {};
  for (const [name, input] of Object.entries(method.inputs)) {
    const value = Object.hasOwn(given, name) ? (given[name] ?? null) : null;
    const checked = checkOne(name, input, value, limits);
    if (checked === null) continue;
    if (checked.ok) values[name] = checked.value;
    else problems.push({ input: name, reason: checked.reason });
  }
  const tooLarge = problemOfSize(values, limits);
  if (tooLarge !== null) problems.push(tooLarge);
  return problems.length === 0 ? { ok: true, values } : { ok: false, problems };
}

type Checked = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly reason: string };

/** The value of one input, or null where it has none and needs none. */
function checkOne(name: string, input: InputDescription, given: Json, limits: InputLimits): Checked | null {
  const { default: standard, readOnly } = input.schema;
  if (given === null) {
    if (standard !== undefined && standard !== null) return validateInput(name, input, standard, limits);
    const isMissing = isRequired(input) && !isSecret(input);
    return isMissing ? { ok: false, reason: `A value is needed. ${describeRule(input)}` } : null;
  }
  if (readOnly === true && !isSame(given, standard ?? null))
    return { ok: false, reason: "The method fixes this value (readOnly): leave it out" };
  return validateInput(name, input, given, limits);
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function unknownInput(method: ProcessDescription, name: string, names: readonly string[]): string {
  const nearest = nearestOf(name, names);
  if (nearest !== null) return `${method.id} has no input of this name; did you mean ${nearest}?`;
  return names.length === 0
    ? `${method.id} has no inputs`
    : `${method.id} has no input of this name; it has ${names.join(", ")}`;
}

function problemOfSize(values: Readonly<Record<string, Json>>, limits: InputLimits): InputProblem | null {
  const sizes = Object.entries(values).map(([input, value]) => ({
    input,
    bytes: utf8Length(inputVariableValue(value)),
  }));
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  if (all <= limits.all) return null;
  const [largest] = sizes.toSorted((one, other) => other.bytes - one.bytes);
  const most = Math.floor(limits.all / 1024);
  return {
    input: largest?.input ?? "",
    reason: `All values together take ${Math.ceil(all / 1024)} KB, and a run can carry at most ${most} KB: write this one, the largest, to a file and hand over the file`,
  };
}
