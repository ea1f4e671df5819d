import type { Json } from "../json";
import { isSecret, type InputDescription } from "../processDescription";
import { inputVariableValue } from "./inputVariable";
import { findPlaceholders, type PlaceholderMatch, unknownPlaceholder } from "./matchPlaceholder";

/** The inputs of a method, and the values that were given; an input without a value is absent or null. */
export interface Filling {
  readonly inputs: Readonly<Record<string, InputDescription>>;
  readonly values: Readonly<Record<string, Json>>;
}

export function placeholdersOf(text: string, { inputs }: Filling): PlaceholderMatch[] {
  return findPlaceholders(text, (name) => Object.hasOwn(inputs, name));
}

/** The value of an input, or null where it has none. */
export function valueOf(name: string, { values }: Filling): Json {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null;
}

/** Why these placeholders may not be replaced, or null. */
export function problemOfPlaceholders(
  placeholders: readonly PlaceholderMatch[],
  { inputs }: Filling,
  secrets: "allowed" | "refused",
): string | null {
  for (const { name } of placeholders) {
    const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (input === undefined) return unknownPlaceholder(name, Object.keys(inputs));
    if (secrets === "refused" && isSecret(input))
      return `{{ ${name} }} is a secret, and anyone on the machine may read the arguments of a program: put it into "environment" as ${exampleVariable(name)}={{ ${name} }} and read that variable`;
  }
  return null;
}

/** The text with each placeholder replaced by its value, or null when it has placeholders and none has a value. */
export function fillText(
  text: string,
  placeholders: readonly PlaceholderMatch[],
  filling: Filling,
): string | null {
  if (placeholders.length > 0 && placeholders.every(({ name }) => valueOf(name, filling) === null))
    return null;
  const parts: string[] = [];
  let at = 0;
  for (const { name, start, end } of placeholders) {
    parts.push(text.slice(at, start), inputVariableValue(valueOf(name, filling)));
    at = end;
  }
  return parts.join("") + text.slice(at);
}

function exampleVariable(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
}
