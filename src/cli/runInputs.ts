import { join, resolve } from "node:path";
import { wrongUse } from "../core/humanError";
import { isJsonObject, type Json, type JsonObject } from "../core/json";
import { defaultLimits, windowsLimits } from "../core/method/inputLimits";
import { parseInputText } from "../core/method/parseInputText";
import { validateInputs } from "../core/method/validateInputs";
import { nearestOf } from "../core/nearest";
import {
  isSecret,
  takesSeveral,
  type InputDescription,
  type ProcessDescription,
} from "../core/processDescription";
import type { WorkspaceLayout } from "../bundle/layout";
import { readJson } from "../bundle/readJson";
import type { Options } from "./verb";

/** Where a run's values come from; what comes later wins: earlier run, preset, raw arguments, file, `--input`. */
export interface InputSources {
  readonly layout: WorkspaceLayout;
  readonly method: ProcessDescription;
  readonly cwd: string;
  readonly options: Options;
  readonly earlier: Readonly<Record<string, Json>>;
  /** Inputs that raw arguments name, `NAME=TEXT`. */
  readonly flags: readonly string[];
}

/**
 * The values of a run, checked, with defaults filled in.
 * @throws {HumanError} wrong use that names every input which is wrong, and why.
 */
export function readInputs({
  layout,
  method,
  cwd,
  options,
  earlier,
  flags,
}: InputSources): Record<string, Json> {
  const preset = options.text("preset");
  const file = options.text("inputs");
  const given: Record<string, Json> = {
    ...earlier,
    ...(preset === null ? {} : readPreset(layout, method, preset)),
    ...readArguments(method, flags),
    ...(file === null ? {} : readValues(resolve(cwd, file), method)),
    ...readArguments(method, options.texts("input")),
  };
  for (const name of Object.keys(given)) refuseSecret(method, name);
  const limits = process.platform === "win32" ? windowsLimits : defaultLimits;
  const checked = validateInputs(method, given, limits);
  if (checked.ok) return checked.values;
  const problems = checked.problems.map(({ input, reason }) => `  ${input}: ${reason}`);
  throw wrongUse(`${method.id} was not run:\n${problems.join("\n")}`);
}

function readArguments(method: ProcessDescription, texts: readonly string[]): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const text of texts) {
    const equals = text.indexOf("=");
    if (equals < 1) throw wrongUse(`--input ${text}: write it as NAME=VALUE.`);
    const name = text.slice(0, equals);
    const input = describedInput(method, name);
    refuseSecret(method, name);
    const parsed = parseInputText(input, text.slice(equals + 1));
    if (!parsed.ok) throw wrongUse(`${method.id} was not run:\n  ${name}: ${parsed.reason}`);
    const before = values[name];
    values[name] =
      takesSeveral(input) && Array.isArray(before) ? [...before, ...listOf(parsed.value)] : parsed.value;
  }
  return values;
}

function listOf(value: Json): Json[] {
  return Array.isArray(value) ? value : [value];
}

function describedInput(method: ProcessDescription, name: string): InputDescription {
  const input = Object.hasOwn(method.inputs, name) ? method.inputs[name] : undefined;
  if (input !== undefined) return input;
  const names = Object.keys(method.inputs);
  const nearest = nearestOf(name, names);
  const hint = nearest === null ? inputsOf(names) : `did you mean ${nearest}?`;
  throw wrongUse(`${method.id} has no input ${name}; ${hint}`);
}

function inputsOf(names: readonly string[]): string {
  if (names.length === 0) return "it has none: arguments go after --.";
  return `it has ${names.join(", ")}.`;
}

function refuseSecret(method: ProcessDescription, name: string): void {
  const input = Object.hasOwn(method.inputs, name) ? method.inputs[name] : undefined;
  if (input !== undefined && isSecret(input))
    throw wrongUse(
      `${name} is a secret: anyone may read arguments and files, so it is not taken from them. It is asked for in a terminal, or read with --secrets-stdin.`,
    );
}

function readPreset(layout: WorkspaceLayout, method: ProcessDescription, name: string): JsonObject {
  if (!/^[\w .-]+$/.test(name) || name.startsWith("."))
    throw wrongUse(`--preset ${name}: that is no preset's name.`);
  return readValues(join(layout.presets, method.id, `${name}.json`), method);
}

/** An object of name → value, or an OGC request: it has `inputs`, and the method has no input of that name. */
function readValues(path: string, method: ProcessDescription): JsonObject {
  const read = readJson(path);
  if (!read.ok)
    throw wrongUse(
      read.reason === "missing" ? `there is no file ${path}.` : `${path} cannot be read: ${read.reason}.`,
    );
  if (!isJsonObject(read.value)) throw wrongUse(`${path} must hold one JSON object of input name to value.`);
  const { inputs } = read.value;
  if (isJsonObject(inputs) && !Object.hasOwn(method.inputs, "inputs")) return unwrapped(inputs);
  return read.value;
}

/** OGC qualifies object values as `{"value": …}`. */
function unwrapped(inputs: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      isJsonObject(value) && value["value"] !== undefined ? value["value"] : value,
    ]),
  );
}
