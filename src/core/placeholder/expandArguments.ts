import type { Json } from "../json";
import { type InputDescription, takesSeveral } from "../processDescription";
import { type Filling, fillText, placeholdersOf, problemOfPlaceholders, valueOf } from "./expandText";
import { inputVariableValue } from "./inputVariable";

/** An argument vector ready to run, or why not. */
export type ExpandedArguments =
  { readonly ok: true; readonly args: readonly string[] } | { readonly ok: false; readonly reason: string };

/** An option without a value of its own: `-l`, `--lr`; not `--`, `-1` or `--lr=0.1`. */
const flag = /^--?[A-Za-z][\w.-]*$/;

/**
 * Replaces the placeholders of a `command` (design, section 5); values go to the program as they are, without a shell.
 * - An argument that is one placeholder becomes one argument; several where the input takes several values.
 * - Within a longer argument (`--lr={{ lr }}`) the value is inserted, a list as JSON.
 * - An optional input without a value (or an empty list) leaves its argument out, with the flag directly before it
 *   (`--lr`, `{{ lr }}`); an argument of several placeholders is left out when none of them has a value.
 * A secret is refused, as is a placeholder that names no input.
 */
export function expandArguments(
  command: readonly string[],
  inputs: Readonly<Record<string, InputDescription>>,
  values: Readonly<Record<string, Json>>,
): ExpandedArguments {
  const filling = { inputs, values };
  const args: string[] = [];
  for (const [index, argument] of command.entries()) {
    const placeholders = placeholdersOf(argument, filling);
    const problem = problemOfPlaceholders(placeholders, filling, "refused");
    if (problem !== null) return { ok: false, reason: `argument ${index + 1}: ${problem}` };
    const expanded = expandArgument(argument, filling);
    const before = command[index - 1];
    if (expanded.length === 0 && index > 1 && before !== undefined && flag.test(before)) args.pop();
    if (expanded.length === 0 && index === 0)
      return { ok: false, reason: `the program to run, ${argument}, has no value: give that input a value` };
    args.push(...expanded);
  }
  return { ok: true, args };
}

/** What one argument becomes. */
function expandArgument(argument: string, filling: Filling): readonly string[] {
  const placeholders = placeholdersOf(argument, filling);
  const [first] = placeholders;
  if (first?.start === 0 && first.end === argument.length) {
    const input = filling.inputs[first.name];
    const value = valueOf(first.name, filling);
    if (input !== undefined && takesSeveral(input) && Array.isArray(value))
      return value.map(inputVariableValue);
  }
  const text = fillText(argument, placeholders, filling);
  return text === null ? [] : [text];
}
