import { isJsonObject, type Json } from "../json";
import { nearestOf } from "../nearest";
import { type InputSchema } from "../processDescription";
import { showValue } from "./describeRule";
import { compilePattern } from "./matchPattern";

/** What is wrong with a value by its schema ("-0.1 is not more than 0"), or null. */
export function faultOfValue(schema: InputSchema, value: Json): string | null {
  const wanted = typeWanted(schema, value);
  if (wanted !== null) return `${showValue(value)} is not ${wanted}`;
  if (schema.enum !== undefined) return faultOfChoice(schema.enum, value);
  if (typeof value === "number") return faultOfNumber(schema, value);
  if (typeof value === "string") return faultOfText(schema, value);
  return Array.isArray(value) ? faultOfList(schema, value) : null;
}

/** A kind of values in words, and whether one is of it. */
interface Wanted<T> {
  readonly name: string;
  readonly holds: (value: T) => boolean;
}

/** The type in words, when the value is not of it. */
function typeWanted({ type }: InputSchema, value: Json): string | null {
  const wanted = type === undefined ? undefined : types.get(type);
  return wanted === undefined || wanted.holds(value) ? null : wanted.name;
}

const types = new Map<string, Wanted<Json>>(
  Object.entries({
    string: { name: "a text", holds: (value: Json) => typeof value === "string" },
    number: { name: "a number", holds: Number.isFinite },
    integer: { name: "a whole number", holds: Number.isInteger },
    boolean: { name: "yes or no", holds: (value: Json) => typeof value === "boolean" },
    array: { name: "a list", holds: Array.isArray },
    object: { name: "a JSON object", holds: isJsonObject },
  }),
);

function faultOfChoice(choices: readonly Json[], value: Json): string | null {
  const text = JSON.stringify(value);
  if (choices.some((choice) => JSON.stringify(choice) === text)) return null;
  const texts = choices.map(showValue);
  const nearest = typeof value === "string" ? nearestOf(value, texts) : null;
  return `${showValue(value)} is not one of ${texts.join(", ")}${nearest === null ? "" : `; did you mean ${nearest}?`}`;
}

function faultOfNumber(schema: InputSchema, value: number): string | null {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return `${value} is not more than ${exclusiveMinimum}`;
  if (minimum !== undefined && value < minimum) return `${value} is not at least ${minimum}`;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return `${value} is not less than ${exclusiveMaximum}`;
  if (maximum !== undefined && value > maximum) return `${value} is not at most ${maximum}`;
  return null;
}

function faultOfText(schema: InputSchema, value: string): string | null {
  const length = Array.from(value).length;
  const { minLength, maxLength, pattern } = schema;
  if (minLength !== undefined && length < minLength)
    return `${showValue(value)} has ${length} of at least ${minLength} characters`;
  if (maxLength !== undefined && length > maxLength)
    return `${showValue(value)} has ${length} characters, at most ${maxLength} are allowed`;
  if (pattern !== undefined) {
    const compiled = compilePattern(pattern);
    if (!compiled.ok) return `The method's pattern ${pattern} cannot be used: ${compiled.reason}`;
    if (!compiled.matches(value)) return `${showValue(value)} does not match ${pattern}`;
  }
  return faultOfFormat(schema.format, value);
}

function faultOfFormat(format: string | undefined, value: string): string | null {
  const wanted = formats.get(format ?? "");
  return wanted === undefined || wanted.holds(value) ? null : `${showValue(value)} is not ${wanted.name}`;
}

const path = { name: "a path", holds: (text: string) => text !== "" };
const address = {
  name: "a web address such as https://example.org/data.csv",
  holds: (text: string) => /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s/?#]+\S*$|^file:\/\/\/\S+$/.test(text),
};

const formats = new Map<string, Wanted<string>>(
  Object.entries({
    file: path,
    directory: path,
    url: address,
    uri: address,
    date: { name: "a date of the form 2026-01-31", holds: isDate },
    "date-time": { name: "a date and time of the form 2026-01-31T14:30:00Z", holds: isDateTime },
    color: {
      name: "a colour of the form #1f77b4",
      holds: (text: string) => /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text),
    },
  }),
);

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** RFC 3339; without an offset it is local time. */
function isDateTime(text: string): boolean {
  const found =
    /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})?$/.exec(text);
  if (found === null) return false;
  const [, date = "", hours, minutes, seconds] = found;
  return isDate(date) && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds ?? 0) < 61;
}

function faultOfList(schema: InputSchema, values: readonly Json[]): string | null {
  const { minItems, maxItems, items } = schema;
  if (minItems !== undefined && values.length < minItems)
    return `${values.length} of at least ${minItems} entries are given`;
  if (maxItems !== undefined && values.length > maxItems)
    return `${values.length} entries are given, at most ${maxItems} are allowed`;
  if (items === undefined) return null;
  for (const value of values) {
    const fault = faultOfValue(items, value);
    if (fault !== null) return fault;
  }
  return null;
}
