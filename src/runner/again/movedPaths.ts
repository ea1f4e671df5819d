import { isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Json } from "../../core/json";
import type { EarlierRun } from "./earlierRun";

/** How paths of the earlier run are told to one that runs elsewhere. */
export interface PathMoves {
  /** The workspace, and the working directory in it that paths were relative to. */
  readonly before: { readonly root: string; readonly workspace: string; readonly workingDirectory: string };
  readonly after: { readonly root: string; readonly workspace: string; readonly workingDirectory: string };
  /** Absolute path that a file had → where it is for this run. */
  readonly moved: ReadonlyMap<string, string>;
}

/** The run with inputs and arguments that name the same content from where it runs now. */
export function withMovedPaths(earlier: EarlierRun, moves: PathMoves): EarlierRun {
  return {
    ...earlier,
    inputs: Object.fromEntries(
      Object.entries(earlier.inputs).map(([name, value]) => [name, movedValue(value, moves)]),
    ),
    args: earlier.args.map((argument) => movedArgument(argument, moves)),
  };
}

function movedValue(value: Json, moves: PathMoves): Json {
  if (typeof value === "string") return movedPath(value, moves);
  return Array.isArray(value) ? value.map((item) => movedValue(item, moves)) : value;
}

/** `--data=PATH` carries a path behind the equals sign. */
function movedArgument(argument: string, moves: PathMoves): string {
  const option = /^(-[^=]*=)([^]*)$/.exec(argument);
  return option === null
    ? movedPath(argument, moves)
    : `${option[1] ?? ""}${movedPath(option[2] ?? "", moves)}`;
}

function movedPath(text: string, { before, after, moved }: PathMoves): string {
  if (text === "" || text.includes("\0") || text.includes("\n")) return text;
  const meant = resolve(before.workingDirectory, text);
  const placed = moved.get(meant);
  if (placed !== undefined) return resolve(after.workingDirectory, text) === placed ? text : placed;
  if (isAbsolute(text)) return movedFolder(text, before.root, after.root);
  // What lay beside the repository lies elsewhere, seen from the new place.
  return /^\.\.(?:[\\/]|$)/.test(text) && !isWithin(meant, before.root) ? meant : text;
}

function movedFolder(path: string, from: string, to: string): string {
  // The bundles stay where they are.
  return isWithin(path, from) && !path.split(sep).includes(".executions")
    ? join(to, relative(from, path))
    : path;
}

function isWithin(path: string, folder: string): boolean {
  const inside = relative(folder, path);
  return inside === "" || (!inside.startsWith("..") && !isAbsolute(inside));
}
