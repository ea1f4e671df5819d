import type { Json } from "../core/json";
import { joinCommandLine } from "../core/method/splitArguments";
import { isSecret, parameterLines, type ProcessDescription } from "../core/processDescription";

const placeholder = /\{\{\s*([^{}]+?)\s*\}\}/g;

/**
 * What a method will run, as one line for reading: the argument vector of a `command` with its values, else the first
 * line of its script as it stands. Never run, only shown.
 */
export function commandPreview(
  method: ProcessDescription,
  values: Readonly<Record<string, Json>>,
): string | null {
  const command = parameterLines(method, "command");
  if (command.length === 0)
    return parameterLines(method, "execute-script").find((line) => line.trim() !== "") ?? null;
  return joinCommandLine(command.flatMap((argument) => filled(argument, method, values)));
}

function filled(
  argument: string,
  method: ProcessDescription,
  values: Readonly<Record<string, Json>>,
): string[] {
  const whole = /^\{\{\s*([^{}]+?)\s*\}\}$/.exec(argument)?.[1];
  const value = whole === undefined ? undefined : values[whole];
  if (whole !== undefined && Array.isArray(value)) return value.map(text);
  const line = argument.replaceAll(placeholder, (_, name: string) => {
    const input = method.inputs[name];
    return input !== undefined && isSecret(input) ? "***" : text(values[name] ?? "");
  });
  return [line];
}

function text(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
