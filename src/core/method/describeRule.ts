import type { Json } from "../json";
import { type InputDescription, type InputSchema, takesSeveral } from "../processDescription";

/** A value as a message shows it: texts as they are, long ones cut. */
export function showValue(value: Json): string {
  if (value === "") return "An empty text";
  const text =
    typeof value === "string" ? value : typeof value === "boolean" ? yesOrNo(value) : JSON.stringify(value);
  const characters = Array.from(text);
  return characters.length <= 60 ? text : `${characters.slice(0, 57).join("")}…`;
}

/**
 * The rule of an input in words, without default and full stop: "A number more than 0, at most 1",
 * "One of test, train, all", "1 to 4 of: a, b, c, d".
 */
export function describeRule(input: InputDescription): string {
  const { schema } = input;
  const rule = takesList(input) && schema.type !== "array" ? describeSeveral(input) : describeSchema(schema);
  return rule.charAt(0).toUpperCase() + rule.slice(1);
}

/** Whether an input's value is a list of values that each follow its schema. */
export function takesList(input: InputDescription): boolean {
  return takesSeveral(input) || input.schema.format === "multi_choice";
}

function describeSeveral(input: InputDescription): string {
  const { maxOccurs = 1, schema } = input;
  const least = Math.max(1, input.minOccurs ?? 1);
  const count =
    maxOccurs === "unbounded" || maxOccurs === 1
      ? least === 1
        ? "one or more"
        : `${least} or more`
      : `${least} to ${maxOccurs}`;
  return schema.enum === undefined
    ? `${count} values, each ${describeSchema(schema)}`
    : `${count} of: ${schema.enum.map(showValue).join(", ")}`;
}

function describeSchema(schema: InputSchema): string {
  if (schema.enum !== undefined) return `one of ${schema.enum.map(showValue).join(", ")}`;
  return nounOf(schema) + limitsOf(schema);
}

const nounsOfFormat = new Map<string, string>(
  Object.entries({
    file: "the path of a file",
    directory: "the path of a folder",
    url: "a web address such as https://example.org/data.csv",
    uri: "a web address such as https://example.org/data.csv",
    date: "a date such as 2026-01-31",
    "date-time": "a date and time such as 2026-01-31T14:30:00Z",
    color: "a colour such as #1f77b4",
    secret: "a secret",
    password: "a secret",
  }),
);

function nounOf(schema: InputSchema): string {
  const ofFormat = nounsOfFormat.get(schema.format ?? "");
  if (ofFormat !== undefined) return ofFormat;
  if (schema.type === "array" && schema.items !== undefined)
    return `a list, each entry ${describeSchema(schema.items)}`;
  return nounsOfType.get(schema.type ?? "string") ?? "a value";
}

const nounsOfType = new Map<string, string>(
  Object.entries({
    string: "a text",
    number: "a number",
    integer: "a whole number",
    boolean: "yes or no",
    array: "a JSON list",
    object: "a JSON object",
  }),
);

/** The limits of a value in words, behind a space: " more than 0, at most 1". */
export function limitsOf(schema: InputSchema): string {
  const limits = [
    ...limit("more than", schema.exclusiveMinimum),
    ...limit("at least", schema.minimum),
    ...limit("less than", schema.exclusiveMaximum),
    ...limit("at most", schema.maximum),
    ...extent("character", schema.minLength, schema.maxLength),
    ...extent("entry", schema.minItems, schema.maxItems),
    ...(schema.pattern === undefined ? [] : [`matching ${schema.pattern}`]),
  ];
  return limits.length === 0 ? "" : ` ${limits.join(", ")}`;
}

function limit(words: string, value: number | undefined): string[] {
  return value === undefined ? [] : [`${words} ${value}`];
}

function extent(unit: "character" | "entry", least: number | undefined, most: number | undefined): string[] {
  const units = unit === "entry" ? "entries" : "characters";
  const counted = (count: number): string => `${count} ${count === 1 ? unit : units}`;
  if (least !== undefined && most !== undefined)
    return [least === most ? `of ${counted(most)}` : `of ${least} to ${counted(most)}`];
  if (least !== undefined) return [`of at least ${counted(least)}`];
  return most === undefined ? [] : [`of at most ${counted(most)}`];
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}
