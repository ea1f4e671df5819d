import type { Json } from "../json";
import { parameterLines, takesSeveral, type ProcessDescription } from "../processDescription";

export interface SortedArguments {
  /** `NAME=TEXT`, as `--input` would give them; several of one name where the flag took several. */
  readonly flags: readonly string[];
  /** What is no flag of an input: handed on as it is. */
  readonly args: readonly string[];
}

const placeholder = /^\{\{\s*([^{}]+?)\s*\}\}$/;

/**
 * Raw arguments of a method whose `command` says by which flag it takes an input (`--lr {{ lr }}`, `--lr={{ lr }}`):
 * those are the inputs by name (design, section 5), so that what is recorded is what ran.
 */
export function sortArguments(method: ProcessDescription, args: readonly string[]): SortedArguments {
  const known = flagsOf(method);
  const flags: string[] = [];
  const others: string[] = [];
  for (let index = 0; index < args.length;) {
    const argument = args[index] ?? "";
    const values = valuesAt(method, known, args, index);
    if (values === null) others.push(argument);
    else for (const text of values.texts) flags.push(`${values.input}=${text}`);
    index += values?.taken ?? 1;
  }
  return { flags, args: others };
}

/** The values that the flag at a place gives to its input, and how many arguments they take; null when it is no flag of one. */
function valuesAt(
  method: ProcessDescription,
  known: ReadonlyMap<string, string>,
  args: readonly string[],
  index: number,
): { readonly input: string; readonly texts: readonly string[]; readonly taken: number } | null {
  const argument = args[index] ?? "";
  const equals = argument.indexOf("=");
  const joined = equals > 0 ? known.get(argument.slice(0, equals)) : undefined;
  if (joined !== undefined) return { input: joined, texts: [argument.slice(equals + 1)], taken: 1 };
  const input = known.get(argument);
  if (input === undefined || index + 1 >= args.length) return null;
  const listed = args.slice(index + 2).findIndex((next) => next.startsWith("-"));
  const more = isListed(method, input) ? (listed < 0 ? args.length - index - 2 : listed) : 0;
  const texts = args.slice(index + 1, index + 2 + more);
  return { input, texts, taken: 1 + texts.length };
}

function isListed(method: ProcessDescription, name: string): boolean {
  const input = method.inputs[name];
  return input !== undefined && takesSeveral(input);
}

/** Flag to input, as the command names them. */
function flagsOf(method: ProcessDescription): Map<string, string> {
  const flags = new Map<string, string>();
  const command: readonly Json[] = parameterLines(method, "command");
  command.forEach((argument, index) => {
    if (typeof argument !== "string" || !argument.startsWith("-")) return;
    const [flag = "", inline] = argument.split("=", 2);
    const value = inline ?? command[index + 1];
    const name = typeof value === "string" ? placeholder.exec(value)?.[1] : undefined;
    if (name !== undefined && Object.hasOwn(method.inputs, name)) flags.set(flag, name);
  });
  return flags;
}
