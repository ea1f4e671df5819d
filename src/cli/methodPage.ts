import { limitsOf } from "../core/method/describeRule";
import {
  isRequired,
  isSecret,
  metadataTitle,
  parameterLines,
  scriptOf,
  takesSeveral,
  titleOf,
  type InputDescription,
  type ProcessDescription,
} from "../core/processDescription";
import { factLines, section, type Fact } from "./factLines";
import { plainLine } from "./plainText";

/** One method as lines for a reader. */
export function methodPage(method: ProcessDescription): string[] {
  const { id, version, description, inputs, outputs } = method;
  const command = parameterLines(method, "command");
  return [
    plainLine(`${titleOf(method)} ${version} (${id})`),
    ...factLines([
      ["Description", description ?? null],
      ["Category", metadataTitle(method, "category")],
      ["Author", metadataTitle(method, "author")],
      ["Script", scriptOf(method)],
      ["Command", command.length === 0 ? null : command.join(" ")],
    ]),
    ...section(
      "Inputs",
      factLines(Object.entries(inputs).map(([name, input]): Fact => [name, inputText(input)])),
    ),
    ...section(
      "Outputs",
      factLines(
        Object.entries(outputs).map(([name, output]): Fact => [
          name,
          output.title ?? output.description ?? "",
        ]),
      ),
    ),
  ];
}

function inputText(input: InputDescription): string {
  const { schema, description = input.title } = input;
  const choices =
    schema.enum === undefined
      ? null
      : `one of ${schema.enum.map((choice) => JSON.stringify(choice)).join(", ")}`;
  const facts = [
    schema.format ?? schema.type ?? "any",
    isRequired(input) ? "required" : "optional",
    takesSeveral(input) ? "several" : null,
    choices,
    rangeText(input),
    schema.default === undefined || isSecret(input) ? null : `default ${JSON.stringify(schema.default)}`,
  ];
  const line = facts.filter((fact) => fact !== null).join(", ");
  return description === undefined ? line : `${line}\n${description}`;
}

function rangeText({ schema }: InputDescription): string | null {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (exclusiveMinimum !== undefined || exclusiveMaximum !== undefined) return limitsOf(schema).trim();
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `from ${minimum}`;
  return maximum === undefined ? null : `up to ${maximum}`;
}
