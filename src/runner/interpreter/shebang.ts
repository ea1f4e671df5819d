import { closeSync, openSync, readSync } from "node:fs";
import { splitCommand } from "./splitCommand";

/** What a script's first line asks for. */
export type Shebang =
  /** A path, with at most one argument, as the kernel reads it (execve(2)). */
  | { readonly kind: "path"; readonly command: readonly string[] }
  /** A name that `env` looks up, with arguments and additions to the environment (`env -S`). */
  | {
      readonly kind: "name";
      readonly name: string;
      readonly args: readonly string[];
      readonly environment: Readonly<Record<string, string>>;
    };

const longestLine = 4096;

/** The `#!` line of a script, or null when it has none or cannot be read. */
export function readShebang(script: string): Shebang | null {
  const line = firstLine(script);
  const found = line === null ? null : /^#![ \t]*(\S+)(?:[ \t]+(.*?))?[ \t]*$/.exec(line);
  const program = found?.[1];
  if (program === undefined) return null;
  const rest = found?.[2] ?? "";
  const named = /(?:^|\/)env$/.test(program) ? namedByEnv(rest) : null;
  return named ?? { kind: "path", command: rest === "" ? [program] : [program, rest] };
}

/** `NAME`, or `-S` with assignments, a name and arguments (env(1)); null for its other options. */
function namedByEnv(rest: string): Shebang | null {
  const split = /^(?:-S|--split-string=?)[ \t]*(.*)$/.exec(rest)?.[1];
  const words = split === undefined ? [rest] : splitCommand(split);
  const isName = (word: string): boolean => !assignment.test(word);
  const at = words.findIndex(isName);
  const name = words[at];
  if (name === undefined || !/^[^-\s]\S*$/.test(name)) return null;
  const environment = Object.fromEntries(words.slice(0, at).map(pairOf));
  return { kind: "name", name, args: words.slice(at + 1), environment };
}

const assignment = /^[A-Za-z_][A-Za-z0-9_]*=/;

function pairOf(word: string): [name: string, value: string] {
  const at = word.indexOf("=");
  return [word.slice(0, at), word.slice(at + 1)];
}

function firstLine(script: string): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(script, "r");
  } catch {
    return null;
  }
  try {
    const bytes = Buffer.alloc(longestLine);
    const length = readSync(descriptor, bytes, 0, longestLine, 0);
    return bytes.toString("utf8", 0, length).split(/\r?\n/, 1).join("");
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}
