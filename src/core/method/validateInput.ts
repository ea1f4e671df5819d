import type { Json } from "../json";
import { inputVariableName, inputVariableValue } from "../placeholder/inputVariable";
import { type InputDescription, isSecret } from "../processDescription";
import { describeRule, showValue, takesList } from "./describeRule";
import { faultOfValue } from "./faultOfValue";
import { defaultLimits, type InputLimits, utf8Length } from "./inputLimits";

/**
 * A value as it will be handed over, or what is wrong: `fault` alone ("-0.1 is not more than 0"), and `reason` with the
 * rule ("… A number more than 0, at most 1; default 0.05").
 */
export type CheckedInput =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly reason: string; readonly fault: string };

/** Checks one value by its input's description; a single value of an input that takes several becomes a list of one. */
export function validateInput(
  name: string,
  input: InputDescription,
  value: Json,
  limits: InputLimits = defaultLimits,
): CheckedInput {
  const listed = takesList(input) && input.schema.type !== "array" && !Array.isArray(value) ? [value] : value;
  const fault = faultOfInput(input, listed) ?? faultOfTransport(name, listed, limits);
  return fault === null ? { ok: true, value: listed } : refusedValue(input, fault);
}

/** What is wrong, with the rule and the default. A secret is never repeated. */
export function refusedValue(
  input: InputDescription,
  fault: string,
): { readonly ok: false; readonly reason: string; readonly fault: string } {
  const told = isSecret(input) ? "The secret does not follow its rule" : fault;
  const { default: standard } = input.schema;
  const rule = describeRule(input) + (standard === undefined ? "" : `; default ${showList(standard)}`);
  return { ok: false, fault: told, reason: `${told}${told.endsWith("?") ? "" : "."} ${rule}` };
}

function showList(value: Json): string {
  return Array.isArray(value) ? value.map(showValue).join(", ") : showValue(value);
}

function faultOfInput(input: InputDescription, value: Json): string | null {
  if (value === null) return "A value is needed";
  const { schema } = input;
  if (!takesList(input) || schema.type === "array" || !Array.isArray(value))
    return faultOfValue(schema, value);
  const fault = faultOfCount(input, value.length);
  return fault ?? value.map((entry) => faultOfValue(schema, entry)).find((found) => found !== null) ?? null;
}

function faultOfCount({ minOccurs = 1, maxOccurs }: InputDescription, count: number): string | null {
  if (count < minOccurs) return `${count} of at least ${minOccurs} values are given`;
  return typeof maxOccurs === "number" && maxOccurs > 1 && count > maxOccurs
    ? `${count} values are given, at most ${maxOccurs} are allowed`
    : null;
}

/** What an environment variable cannot carry. */
function faultOfTransport(name: string, value: Json, limits: InputLimits): string | null {
  const text = inputVariableValue(value);
  if (text.includes("\0") || (typeof value === "object" && JSON.stringify(value).includes("\\u0000")))
    return "The value holds a NUL character, which no environment variable or argument can carry";
  const bytes = utf8Length(text);
  if (bytes <= limits.value) return null;
  return `The value takes ${kilobytes(bytes)}, and ${inputVariableName(name)} can carry at most ${kilobytes(limits.value)}: write it to a file and hand over the file`;
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}
