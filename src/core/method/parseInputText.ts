import { isJsonObject, type Json } from "../json";
import { type InputDescription, type InputSchema } from "../processDescription";
import { showValue, takesList } from "./describeRule";
import { refusedValue } from "./validateInput";

/** A typed value, or what is wrong with the text. */
export type ParsedInput =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly reason: string; readonly fault: string };

type Parsed = { readonly value: Json } | { readonly fault: string };

/**
 * Reads the text of `--input NAME=VALUE` or of a form's field as a value of the input's type; its limits are checked
 * by `validateInput`. Booleans are true, false, yes, no, 1 and 0 in any case. A list is JSON (`["a", "b"]`), or entries
 * parted by commas where no entry can hold one (numbers, booleans, choices), else one entry.
 */
export function parseInputText(input: InputDescription, text: string): ParsedInput {
  const { schema } = input;
  const isList = schema.type === "array" || takesList(input);
  const parsed = isList
    ? parseList(schema.type === "array" ? (schema.items ?? {}) : schema, text)
    : parseOne(schema, text);
  return "value" in parsed ? { ok: true, value: parsed.value } : refusedValue(input, parsed.fault);
}

function parseList(entry: InputSchema, text: string): Parsed {
  const trimmed = text.trim();
  const value = trimmed.startsWith("[") ? parseJson(trimmed) : undefined;
  if (Array.isArray(value)) return { value };
  if (trimmed.startsWith("[") && entry.type !== "string")
    return { fault: `${showValue(text)} is not a JSON list` };
  const parts = mayBeParted(entry) ? trimmed.split(",") : [text];
  const values: Json[] = [];
  for (const part of trimmed === "" ? [] : parts) {
    const parsed = parseOne(entry, part);
    if (!("value" in parsed)) return parsed;
    values.push(parsed.value);
  }
  return { value: values };
}

/** Whether no entry of a list can hold a comma. */
function mayBeParted(entry: InputSchema): boolean {
  if (entry.enum !== undefined) return !entry.enum.some((choice) => textOf(choice).includes(","));
  return entry.type === "number" || entry.type === "integer" || entry.type === "boolean";
}

function parseOne(schema: InputSchema, text: string): Parsed {
  const trimmed = text.trim();
  const choice = schema.enum?.find((candidate) => textOf(candidate) === trimmed);
  if (choice !== undefined) return { value: choice };
  switch (schema.type) {
    case "number":
    case "integer":
      return parseNumber(schema.type, trimmed);
    case "boolean":
      return parseBoolean(trimmed);
    case "object":
      return parseObject(trimmed);
    case "array":
      return parseList(schema.items ?? {}, text);
    default:
      return { value: text };
  }
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function parseNumber(type: "number" | "integer", text: string): Parsed {
  const wanted = type === "integer" ? "a whole number" : "a number";
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(value)) return { fault: `${showValue(text)} is not ${wanted}${hintOf(text)}` };
  if (!Number.isFinite(value)) return { fault: `${showValue(text)} is too large a number` };
  if (type === "integer" && !Number.isInteger(value)) return { fault: `${showValue(text)} is not ${wanted}` };
  if (type === "integer" && !Number.isSafeInteger(value))
    return {
      fault: `${showValue(text)} is too large to be kept exactly; the largest is ${Number.MAX_SAFE_INTEGER}`,
    };
  return { value };
}

function hintOf(text: string): string {
  return /^[+-]?\d+,\d+$/.test(text) ? `; did you mean ${text.replace(",", ".")}?` : "";
}

function parseBoolean(text: string): Parsed {
  switch (text.toLowerCase()) {
    case "true":
    case "yes":
    case "1":
      return { value: true };
    case "false":
    case "no":
    case "0":
      return { value: false };
    default:
      return { fault: `${showValue(text)} is not yes or no` };
  }
}

function parseObject(text: string): Parsed {
  const value = parseJson(text);
  return isJsonObject(value) ? { value } : { fault: `${showValue(text)} is not a JSON object` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
