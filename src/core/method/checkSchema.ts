import { isJsonObject, type Json, type JsonObject } from "../json";
import { compilePattern } from "./matchPattern";
import { isCount, isNumber, isText, type Problems } from "./problems";

const types = ["string", "number", "integer", "boolean", "array", "object"];
const deepest = 20;

/** Checks the part of JSON Schema that inputs and outputs use; other keywords are kept and not looked at. */
export function checkSchema(problems: Problems, path: string, schema: JsonObject, depth = 0): void {
  problems.check(
    `${path}.type`,
    schema["type"],
    (value) => types.some((type) => type === value),
    `one of ${types.join(", ")}`,
  );
  for (const name of ["format", "contentMediaType"])
    problems.check(`${path}.${name}`, schema[name], isText, "a text");
  for (const name of ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"])
    problems.check(`${path}.${name}`, schema[name], isNumber, "a number");
  for (const name of ["minLength", "maxLength", "minItems", "maxItems"])
    problems.check(`${path}.${name}`, schema[name], isCount, "a whole number of 0 or more");
  problems.check(
    `${path}.readOnly`,
    schema["readOnly"],
    (value) => typeof value === "boolean",
    "true or false",
  );
  problems.check(
    `${path}.enum`,
    schema["enum"],
    (value) => Array.isArray(value) && value.length > 0,
    "a list of at least one value",
  );
  checkPattern(problems, `${path}.pattern`, schema["pattern"]);
  for (const [least, most] of [
    ["minimum", "maximum"],
    ["minLength", "maxLength"],
    ["minItems", "maxItems"],
  ] as const)
    checkOrder(problems, path, schema, least, most);
  checkItems(problems, `${path}.items`, schema["items"], depth);
}

function checkPattern(problems: Problems, path: string, pattern: Json | undefined): void {
  problems.check(path, pattern, isText, "a regular expression");
  if (typeof pattern !== "string") return;
  const compiled = compilePattern(pattern);
  if (!compiled.ok)
    problems.add(path, `${pattern} is no regular expression that can be used: ${compiled.reason}`);
}

function checkOrder(problems: Problems, path: string, schema: JsonObject, least: string, most: string): void {
  const low = schema[least];
  const high = schema[most];
  if (typeof low === "number" && typeof high === "number" && low > high)
    problems.add(`${path}.${least}`, `${low} is more than ${most}, ${high}: no value can follow both`);
}

function checkItems(problems: Problems, path: string, items: Json | undefined, depth: number): void {
  if (items === undefined) return;
  if (!isJsonObject(items)) problems.add(path, "must be a JSON object, the schema of an entry");
  else if (depth >= deepest) problems.add(path, `is nested deeper than ${deepest} lists`);
  else checkSchema(problems, path, items, depth + 1);
}
