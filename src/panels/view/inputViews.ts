import type { ExecuteRequest } from "../../core/executeRequest";
import { isJsonObject, type Json } from "../../core/json";
import {
  isSecret,
  type InputDescription,
  type InputSchema,
  type ProcessDescription,
} from "../../core/processDescription";
import type { InputView } from "../../shared/details/detailsView";
import { valueText } from "./valueText";

type Values = Readonly<Record<string, Json>>;

/** The inputs in the order of the method, then those that it does not declare. */
export function inputViews(
  method: ProcessDescription | null,
  request: ExecuteRequest | null,
  before: Values | null,
): InputView[] {
  const values: Values = isJsonObject(request?.inputs) ? request.inputs : {};
  const declared: Readonly<Record<string, InputDescription>> = isJsonObject(method?.inputs)
    ? method.inputs
    : {};
  const names = [
    ...Object.keys(declared),
    ...Object.keys(values).filter((name) => !Object.hasOwn(declared, name)),
  ];
  return names.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [inputView(name, value, declared[name] ?? undeclared, before?.[name])];
  });
}

const undeclared: InputDescription = { schema: {} };

function inputView(
  name: string,
  value: Json,
  description: InputDescription,
  before: Json | undefined,
): InputView {
  const isHidden = isHiddenSecret(value, description);
  const schema = schemaOf(description);
  return {
    name,
    title: description.title ?? null,
    description: description.description ?? null,
    value: isHidden ? "" : textOf(value),
    kind: isHidden ? "secret" : namesFile(value, schema) ? "file" : "value",
    isDefault: isSame(schema.default, value),
    before: isHidden || before === undefined || isSame(before, value) ? null : textOf(before),
  };
}

function isHiddenSecret(value: Json, description: InputDescription): boolean {
  const isMarked = isJsonObject(value) && value["secret"] === true;
  return isMarked || isSecret({ ...description, schema: schemaOf(description) });
}

/** A foreign method may describe an input without a schema. */
function schemaOf(description: InputDescription): InputSchema {
  return isJsonObject(description.schema) ? description.schema : {};
}

function isSame(one: Json | undefined, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function namesFile(value: Json, { format }: InputSchema): boolean {
  return format === "file" || format === "directory" || hrefOf(value) !== null;
}

/** OGC API Processes 1.0, 7.11.2: an input by reference is a link. */
function hrefOf(value: Json): string | null {
  return isJsonObject(value) && typeof value["href"] === "string" ? value["href"] : null;
}

function textOf(value: Json): string {
  return hrefOf(value) ?? valueText(value);
}
