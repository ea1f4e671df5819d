import type { Json } from "../json";

/** The environment variable that carries an input's value (design, section 5): `EXECUTION_INPUT_LEARNING_RATE`. */
export function inputVariableName(inputName: string): string {
  return `EXECUTION_INPUT_${inputName.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
}

/**
 * An input's value as the text of its variable: text as it is, numbers in decimal digits, `true`/`false`,
 * arrays and objects as JSON, null as the empty text.
 */
export function inputVariableValue(value: Json): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  // Beyond 1e21 String() writes an exponent, which a shell's arithmetic does not read.
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  return typeof value === "boolean" ? String(value) : JSON.stringify(value);
}
