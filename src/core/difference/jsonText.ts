import { isJsonObject } from "../json";
import type { JsonPath } from "./jsonDifference";

/** A path as it is written in JavaScript: `metrics.loss[3]`; `$` for the document itself. */
export function jsonPathText(path: JsonPath): string {
  return path.length === 0 ? "$" : path.reduce<string>((text, key) => text + stepText(text, key), "");
}

function stepText(before: string, key: string | number): string {
  if (typeof key === "number") return `[${key}]`;
  if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `[${JSON.stringify(key)}]`;
  return before === "" ? key : `.${key}`;
}

/** A value in short: lists and objects by how many members they have. */
export function jsonValueText(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return isJsonObject(value) ? `an object of ${Object.keys(value).length}` : JSON.stringify(value);
}
